/** What is kept about people: handed to them, erased, and both written down (GDPR articles 15, 17 and 20). */
@NullMarked
package dev.portico.portal.privacy;

import org.jspecify.annotations.NullMarked;
