package dev.portico.portal.articles;

import java.util.List;

/** The page of all articles. */
public record ListView(
        List<Category> categories,
        List<ArticleLine> popular,
        List<ArticleLine> newest,
        List<Tongue> others,
        boolean writes) {}
