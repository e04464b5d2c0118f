/** Help articles: importing them from Markdown and HTML, and listing, reading and searching them through the asker. */
@NullMarked
package dev.portico.portal.articles;

import org.jspecify.annotations.NullMarked;
