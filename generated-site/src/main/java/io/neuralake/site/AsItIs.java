package io.neuralake.site;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;

/** Changes nothing of what templates write. */
final class AsItIs implements HtmlInterceptor {

    @Override
    public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {
        // What the template says is all.
    }

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {
        // What the template says is all.
    }
}
