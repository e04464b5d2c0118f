package dev.portico.portal.platform;

import java.util.Optional;

/** What visitors may read of one feature, as a part of {@code /sitemap.xml} (sitemaps.org). */
public interface SitemapPart {

    /** Its path; empty where visitors may read nothing of it. */
    Optional<String> path();
}
