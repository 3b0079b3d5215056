// Neuralake: what pages do beyond being read. A classic script, because pages that are opened from a disk load no other.
// @ts-check
(function () {
    "use strict";

    var root = document.documentElement;
    var base = root.getAttribute("data-root") || "";

    // ---- What is remembered between pages; a browser may refuse to.

    function remembered(key) {
        try {
            return localStorage.getItem("neuralake." + key);
        } catch (refused) {
            return null;
        }
    }

    function remember(key, value) {
        try {
            localStorage.setItem("neuralake." + key, value);
        } catch (refused) {
            // Then it is asked for again.
        }
    }

    // ---- Light and dark: before anything is painted.

    root.classList.add("on");
    var theme = remembered("theme");
    if (theme === "dark" || theme === "light") {
        root.setAttribute("data-theme", theme);
    }

    function switchTheme() {
        var dark = matchMedia("(prefers-color-scheme: dark)").matches;
        var now = root.getAttribute("data-theme") || (dark ? "dark" : "light");
        var next = now === "dark" ? "light" : "dark";
        root.setAttribute("data-theme", next);
        remember("theme", next);
    }

    // ---- Copying

    function copy(text, button) {
        function done(right) {
            if (!button) {
                return;
            }
            var before = button.getAttribute("data-label") || button.textContent;
            button.setAttribute("data-label", before);
            button.textContent = right ? "Copied" : "Press Ctrl C";
            setTimeout(function () {
                button.textContent = before;
            }, 1600);
        }
        function byHand() {
            var area = document.createElement("textarea");
            area.value = text;
            area.setAttribute("aria-hidden", "true");
            area.className = "skip";
            document.body.appendChild(area);
            area.select();
            var right = false;
            try {
                right = document.execCommand("copy");
            } catch (refused) {
                right = false;
            }
            area.remove();
            done(right);
        }
        if (navigator.clipboard && window.isSecureContext) {
            navigator.clipboard.writeText(text).then(function () {
                done(true);
            }, byHand);
        } else {
            byHand();
        }
    }

    // ---- Values in snippets. The generator has the same escapes under the same names.

    var HIDDEN =
        /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

    function hex(number, width) {
        return number.toString(16).padStart(width, "0");
    }

    function each(text, write) {
        var written = "";
        for (var letter of text) {
            written += write(letter, letter.codePointAt(0));
        }
        return written;
    }

    function simple(letter) {
        return { "\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[letter];
    }

    var escapes = {
        java: function (text) {
            return each(text, function (letter, code) {
                if (simple(letter) || !HIDDEN.test(letter)) {
                    return simple(letter) || letter;
                }
                if (code < 0x20) {
                    return "\\" + code.toString(8).padStart(3, "0");
                }
                var units = "";
                for (var i = 0; i < letter.length; i++) {
                    units += "\\u" + hex(letter.charCodeAt(i), 4);
                }
                return units;
            });
        },
        python: function (text) {
            return each(text, function (letter, code) {
                if (simple(letter) || !HIDDEN.test(letter)) {
                    return simple(letter) || letter;
                }
                return code > 0xffff ? "\\U" + hex(code, 8) : "\\u" + hex(code, 4);
            });
        },
        sql: function (text) {
            return each(text, function (letter, code) {
                return letter === "'" ? "''" : HIDDEN.test(letter) ? "' || chr(" + code + ") || '" : letter;
            });
        },
        shell: function (text) {
            return text.replace(/'/g, "'\\''");
        },
        identifier: function (text) {
            return text.replace(/"/g, "\"\"");
        },
        quote: function (text) {
            return text.replace(/'/g, "''");
        },
        url: function (text) {
            return encodeURIComponent(text.toWellFormed ? text.toWellFormed() : text).replace(/[!'()*]/g, function (letter) {
                return "%" + letter.charCodeAt(0).toString(16).toUpperCase();
            });
        },
        truth: function (text) {
            return text.charAt(0).toUpperCase() + text.slice(1);
        }
    };

    var kinds = {
        int: [/^-?(0|[1-9][0-9]*)$/, "a whole number"],
        number: [/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/, "a number"],
        date: [/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, "a date such as 2024-04-14"],
        time: [/^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?$/, "a time such as 09:30:00"],
        timestamp: [
            /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?$/,
            "a date and time such as 2024-04-14T09:30:00"
        ],
        instant: [
            /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2})$/,
            "a moment such as 2024-04-14T09:30:00Z"
        ]
    };

    function edit(form, input) {
        var rule = kinds[input.getAttribute("data-kind")];
        var right = !rule || rule[0].test(input.value);
        var wrong = form.querySelector("[data-wrong]");
        if (right) {
            input.removeAttribute("aria-invalid");
        } else {
            input.setAttribute("aria-invalid", "true");
        }
        wrong.textContent = right ? "" : "This must be " + rule[1] + "; the code keeps the last one.";
        if (!right) {
            return;
        }
        spans(input).forEach(function (span) {
            span.textContent = span
                .getAttribute("data-escape")
                .split(" ")
                .filter(Boolean)
                .reduce(function (text, name) {
                    return escapes[name](text);
                }, input.value);
        });
    }

    function spans(input) {
        return document.querySelectorAll("[data-value='" + input.getAttribute("data-field") + "']");
    }

    function editing() {
        var form = document.querySelector("[data-fields]");
        if (!form) {
            return;
        }
        form.addEventListener("submit", function (event) {
            event.preventDefault();
        });
        form.querySelectorAll("[data-field]").forEach(function (input) {
            input.addEventListener("input", function () {
                edit(form, input);
            });
            ["focus", "blur"].forEach(function (name) {
                input.addEventListener(name, function () {
                    spans(input).forEach(function (span) {
                        span.classList.toggle("now", name === "focus");
                    });
                });
            });
        });
        document.addEventListener("click", function (event) {
            var span = closest(event, "[data-value]");
            var input = span && form.querySelector("[data-field='" + span.getAttribute("data-value") + "']");
            if (input && String(getSelection()) === "") {
                input.focus();
                if (input.select) {
                    input.select();
                }
            }
        });
    }

    // ---- Tabs

    function tabs() {
        var all = Array.from(document.querySelectorAll("[data-tab]"));
        if (all.length === 0) {
            return;
        }
        function show(tab, focus) {
            all.forEach(function (other) {
                var mine = other === tab;
                other.setAttribute("aria-selected", String(mine));
                other.tabIndex = mine ? 0 : -1;
                document
                    .querySelector("[data-panel='" + other.getAttribute("data-tab") + "']")
                    .classList.toggle("shown", mine);
            });
            if (focus) {
                tab.focus();
                tab.scrollIntoView({ block: "nearest", inline: "nearest" });
                remember("language", tab.getAttribute("data-tab"));
            }
        }
        all.forEach(function (tab, index) {
            tab.addEventListener("click", function () {
                show(tab, true);
            });
            tab.addEventListener("keydown", function (event) {
                var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
                var next = step ? all[(index + step + all.length) % all.length] : null;
                next = event.key === "Home" ? all[0] : event.key === "End" ? all[all.length - 1] : next;
                if (next) {
                    event.preventDefault();
                    show(next, true);
                }
            });
        });
        var last = remembered("language");
        show(
            all.find(function (tab) {
                return tab.getAttribute("data-tab") === last;
            }) || all[0],
            false
        );
    }

    function code(panel) {
        return panel.querySelector("[data-code]").textContent;
    }

    // ---- Lists that can be narrowed

    function filters() {
        document.querySelectorAll("[data-filter]").forEach(function (input) {
            var id = input.getAttribute("data-filter");
            var list = document.getElementById(id);
            var none = document.querySelector("[data-none='" + id + "']");
            if (!list) {
                input.hidden = true;
                return;
            }
            var items = Array.from(list.querySelectorAll("[data-item]"));
            var texts = items.map(function (item) {
                return item.textContent.toLowerCase();
            });
            input.addEventListener("input", function () {
                var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
                var shown = 0;
                items.forEach(function (item, index) {
                    var match = words.every(function (word) {
                        return texts[index].includes(word);
                    });
                    item.hidden = !match;
                    shown += match ? 1 : 0;
                });
                none.hidden = shown > 0;
            });
        });
    }

    // ---- Search

    var index = null;
    var waiting = [];

    window.neuralakeIndex = function (read) {
        index = prepared(read);
        waiting.forEach(function (ready) {
            ready();
        });
        waiting = [];
    };

    function load(ready, failed) {
        if (index) {
            ready();
            return;
        }
        waiting.push(ready);
        if (waiting.length === 1) {
            var script = document.createElement("script");
            script.src = base + "assets/search.js";
            script.onerror = function () {
                waiting = [];
                script.remove();
                failed();
            };
            document.head.appendChild(script);
        }
    }

    function lines(text) {
        return text === "" ? [] : text.split("\n");
    }

    function named(text) {
        var tab = text.indexOf("\t");
        return tab < 0 ? [text, text] : [text.slice(0, tab), text.slice(tab + 1)];
    }

    function prepared(read) {
        var tables = lines(read.tables).map(named);
        var columns = lines(read.columns).map(named);
        var owners = [];
        read.sizes.forEach(function (size, number) {
            for (var i = 0; i < size; i++) {
                owners.push(number);
            }
        });
        function lower(names) {
            return names.map(function (name) {
                return name[0].toLowerCase();
            });
        }
        var summaries = read.summaries.split("\n");
        var descriptions = read.descriptions.split("\n");
        var found = {
            databases: read.databases,
            pages: read.databases.map(page),
            tables: tables,
            owners: owners,
            summaries: summaries,
            types: read.types,
            columns: columns,
            postings: lines(read.postings),
            descriptions: descriptions,
            tableNames: lower(tables),
            columnNames: lower(columns),
            summaryTexts: summaries.map(small),
            descriptionTexts: descriptions.map(small),
            words: []
        };
        var words = new Set();
        found.tableNames.concat(found.columnNames).forEach(function (name) {
            name.split(/[^a-z0-9]+/).forEach(function (word) {
                if (word.length > 2) {
                    words.add(word);
                }
            });
        });
        found.words = Array.from(words);
        return found;
    }

    function small(text) {
        return text.toLowerCase();
    }

    /** The file name of a database, as the generator makes it for names that pass its checks. */
    function page(name) {
        return each(name, function (letter, code) {
            return /[a-z0-9_]/.test(letter) ? letter : "-" + code.toString(16) + "-";
        });
    }

    /** The tables of a column with their types. */
    function postings(column) {
        var table = 0;
        var type = 0;
        return index.postings[column].split(" ").map(function (posting) {
            var parts = posting.split(":");
            table += parseInt(parts[0], 36);
            if (parts.length > 1) {
                type = parseInt(parts[1], 36);
            }
            return [table, type];
        });
    }

    /** How well a name has all words; 0 is not at all, and more is better. */
    function score(name, words, whole) {
        var sum = 0;
        for (var i = 0; i < words.length; i++) {
            var word = words[i];
            var at = name.indexOf(word);
            if (at < 0) {
                return 0;
            }
            var start = at === 0 || name.charAt(at - 1) === "_";
            if (!start) {
                start = name.indexOf("_" + word) > 0;
            }
            sum += at === 0 ? 8 : start ? 5 : 1;
        }
        var together = name === whole ? 20 : name.includes(whole) ? 4 : 0;
        return sum / words.length + together + 2 / (1 + Math.max(0, name.length - whole.length));
    }

    function best(names, words, most, allowed) {
        var hits = [];
        var whole = words.join("_");
        for (var i = 0; i < names.length; i++) {
            var points = score(names[i], words, whole);
            if (points > 0 && (!allowed || allowed(i))) {
                hits.push([points, i]);
            }
        }
        hits.sort(function (a, b) {
            return b[0] - a[0] || (names[a[1]] < names[b[1]] ? -1 : 1);
        });
        return hits.slice(0, most).map(function (hit) {
            return hit[1];
        });
    }

    /** Whether one letter more, less or other, or two swapped, make one word of the other. */
    function near(a, b) {
        if (Math.abs(a.length - b.length) > 1) {
            return false;
        }
        var i = 0;
        while (i < a.length && i < b.length && a[i] === b[i]) {
            i++;
        }
        var swapped =
            a.length === b.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
        return (
            swapped ||
            a.slice(i + 1) === b.slice(i + 1) ||
            a.slice(i + 1) === b.slice(i) ||
            a.slice(i) === b.slice(i + 1)
        );
    }

    /** The known words nearest to one that nothing has; those that begin like it come first. */
    function meant(word) {
        if (word.length < 4) {
            return [];
        }
        return index.words
            .filter(function (known) {
                return near(word, known) || (known.length > word.length && near(word, known.slice(0, word.length)));
            })
            .sort(function (a, b) {
                return Math.abs(a.length - word.length) - Math.abs(b.length - word.length);
            })
            .slice(0, 3);
    }

    function query(text) {
        var asked = { words: [], database: "", type: "" };
        text
            .toLowerCase()
            .split(/\s+/)
            .filter(Boolean)
            .forEach(function (word) {
                if (word.startsWith("db:")) {
                    asked.database = word.slice(3);
                } else if (word.startsWith("type:")) {
                    asked.type = word.slice(5);
                } else {
                    asked.words = asked.words.concat(word.split(/[._]+/).filter(Boolean));
                }
            });
        return asked;
    }

    /** What a text finds: tables, columns and descriptions. */
    function search(text) {
        var asked = query(text);
        if (!asked.words.length && !asked.database && !asked.type) {
            return { asked: asked, tables: [], columns: [], texts: [] };
        }
        var found = names(asked);
        if (!found.tables.length && !found.columns.length) {
            asked.words.some(function (word, place) {
                return meant(word).some(function (other) {
                    var words = asked.words.slice();
                    words[place] = other;
                    var again = names({ words: words, database: asked.database, type: asked.type });
                    if (again.tables.length || again.columns.length) {
                        found = again;
                        found.asked = { words: words, database: asked.database, type: asked.type };
                        found.instead = true;
                        return true;
                    }
                    return false;
                });
            });
        }
        found.texts = [];
        if (asked.words.length && found.tables.length + found.columns.length < 12) {
            found.texts = described(asked, found);
        }
        found.asked = found.asked || asked;
        return found;
    }

    function inDatabase(table, asked) {
        return !asked.database || index.databases[index.owners[table]].startsWith(asked.database);
    }

    function places(column, asked) {
        return postings(column).filter(function (posting) {
            return inDatabase(posting[0], asked) && (!asked.type || index.types[posting[1]].includes(asked.type));
        });
    }

    function names(asked) {
        var narrowed = Boolean(asked.database || asked.type);
        var tables = asked.type
            ? []
            : best(index.tableNames, own(asked), 8, function (table) {
                  return inDatabase(table, asked);
              });
        if (!asked.type && asked.words.length > 1) {
            // "implant diag" means the table diagnostics of the database implant, too.
            best(index.tableNames, asked.words.slice(1), 8, function (table) {
                return index.databases[index.owners[table]].startsWith(asked.words[0]) && inDatabase(table, asked);
            }).forEach(function (table) {
                if (!tables.includes(table) && tables.length < 10) {
                    tables.push(table);
                }
            });
        }
        var columns = asked.words.length
            ? best(
                  index.columnNames,
                  asked.words,
                  12,
                  narrowed
                      ? function (column) {
                            return places(column, asked).length > 0;
                        }
                      : null
              )
            : asked.type
              ? best(index.columnNames, [""], 12, function (column) {
                    return places(column, asked).length > 0;
                })
              : [];
        return { tables: tables, columns: columns, texts: [] };
    }

    function own(asked) {
        return asked.words.length ? asked.words : [""];
    }

    function described(asked, found) {
        function has(text) {
            return asked.words.every(function (word) {
                return text.includes(word);
            });
        }
        var texts = [];
        for (var t = 0; t < index.summaryTexts.length && texts.length < 6; t++) {
            if (has(index.summaryTexts[t]) && !asked.type && inDatabase(t, asked) && !found.tables.includes(t)) {
                texts.push({ table: t });
            }
        }
        for (var c = 0; c < index.descriptionTexts.length && texts.length < 12; c++) {
            if (has(index.descriptionTexts[c]) && !found.columns.includes(c) && places(c, asked).length) {
                texts.push({ column: c });
            }
        }
        return texts;
    }

    function tableHref(table) {
        return base + "tables/" + index.pages[index.owners[table]] + "/" + index.tables[table][1] + ".html";
    }

    function tableItem(table) {
        return {
            name: index.tables[table][0],
            note: "",
            where: index.databases[index.owners[table]],
            about: index.summaries[table],
            href: tableHref(table)
        };
    }

    function columnItem(column, asked) {
        var all = places(column, asked);
        var types = Array.from(
            new Set(
                all.map(function (posting) {
                    return index.types[posting[1]];
                })
            )
        );
        var one = all.length === 1;
        var shared = index.postings[column].indexOf(" ") >= 0;
        var first = all[0][0];
        var anchor = "#column-" + index.columns[column][1];
        return {
            name: index.columns[column][0],
            note: types.slice(0, 4).join(", ") + (types.length > 4 ? ", …" : ""),
            where: one
                ? index.databases[index.owners[first]] + "." + index.tables[first][0]
                : "in " + all.length + " tables",
            about: index.descriptions[column],
            href: one || !shared ? tableHref(first) + anchor : base + "columns/" + index.columns[column][1] + ".html"
        };
    }

    // ---- The palette

    var palette = null;

    function element(name, properties, children) {
        var made = document.createElement(name);
        Object.keys(properties || {}).forEach(function (key) {
            made.setAttribute(key, properties[key]);
        });
        (children || []).forEach(function (child) {
            made.append(child);
        });
        return made;
    }

    /** A text with the words that were asked for marked. */
    function marked(text, words) {
        var lower = text.toLowerCase();
        var parts = [];
        var at = 0;
        while (at < text.length) {
            var next = -1;
            var length = 0;
            words.forEach(function (word) {
                var place = word ? lower.indexOf(word, at) : -1;
                if (place >= 0 && (next < 0 || place < next)) {
                    next = place;
                    length = word.length;
                }
            });
            if (next < 0 || lower.length !== text.length) {
                break;
            }
            if (next > at) {
                parts.push(text.slice(at, next));
            }
            parts.push(element("mark", {}, [text.slice(next, next + length)]));
            at = next + length;
        }
        parts.push(text.slice(at));
        return parts;
    }

    function makePalette() {
        var input = element("input", {
            type: "text",
            role: "combobox",
            "aria-label": "Search tables and columns",
            "aria-expanded": "false",
            "aria-controls": "palette-results",
            "aria-autocomplete": "list",
            placeholder: "Search tables, columns and descriptions",
            autocomplete: "off",
            autocapitalize: "off",
            spellcheck: "false"
        });
        var state = element("div", { class: "state", role: "status" });
        var results = element("div", { class: "results", role: "listbox", id: "palette-results", "aria-label": "Results" });
        var keys = element("div", { class: "keys" }, [
            element("span", {}, [element("kbd", {}, ["↑"]), " ", element("kbd", {}, ["↓"]), " move"]),
            element("span", {}, [element("kbd", {}, ["↵"]), " open"]),
            element("span", {}, [element("kbd", {}, ["db:"]), " one database"]),
            element("span", {}, [element("kbd", {}, ["type:"]), " one type"])
        ]);
        var dialog = element("dialog", { class: "palette", "aria-label": "Search" }, [input, state, results, keys]);
        document.body.appendChild(dialog);
        var options = [];
        var chosen = 0;

        function say(text) {
            state.textContent = text;
            state.hidden = text === "";
            results.hidden = text !== "";
        }

        function choose(number, seen) {
            options.forEach(function (option, place) {
                option.setAttribute("aria-selected", String(place === number));
            });
            chosen = number;
            if (options[number]) {
                input.setAttribute("aria-activedescendant", options[number].id);
                if (seen) {
                    options[number].scrollIntoView({ block: "nearest" });
                }
            } else {
                input.removeAttribute("aria-activedescendant");
            }
        }

        function open(option, event) {
            var href = option.getAttribute("data-href");
            if (event && (event.ctrlKey || event.metaKey)) {
                window.open(href, "_blank", "noopener");
                return;
            }
            dialog.close();
            location.href = href;
        }

        function group(title, items, words) {
            if (!items.length) {
                return;
            }
            var id = "palette-" + title.toLowerCase();
            var box = element("div", { role: "group", "aria-labelledby": id }, [element("div", { id: id }, [title])]);
            items.forEach(function (item) {
                var what = element("div", { class: "what" }, marked(item.name, words));
                if (item.note) {
                    what.append(element("i", {}, [item.note]));
                }
                var option = element("div", { role: "option", id: "palette-" + options.length, "data-href": item.href }, [
                    what,
                    element("div", { class: "where" }, [item.where])
                ]);
                if (item.about) {
                    option.append(element("div", { class: "about" }, marked(item.about, words)));
                }
                var number = options.length;
                option.addEventListener("mousemove", function () {
                    if (chosen !== number) {
                        choose(number, false);
                    }
                });
                option.addEventListener("click", function (event) {
                    open(option, event);
                });
                options.push(option);
                box.append(option);
            });
            results.append(box);
        }

        function show() {
            results.textContent = "";
            options = [];
            if (!index) {
                say("Loading the index…");
                return;
            }
            var text = input.value;
            if (text.trim() === "") {
                say(
                    "Type a name or a word: " +
                        index.tables.length.toLocaleString("en") +
                        (index.tables.length === 1 ? " table, " : " tables, ") +
                        index.columns.length.toLocaleString("en") +
                        " column names."
                );
                input.setAttribute("aria-expanded", "false");
                choose(0, false);
                return;
            }
            var found = search(text);
            var words = found.asked.words;
            group("Tables", found.tables.map(tableItem), words);
            group(
                "Columns",
                found.columns.map(function (column) {
                    return columnItem(column, found.asked);
                }),
                words
            );
            group(
                "Descriptions",
                found.texts.map(function (hit) {
                    return hit.table === undefined ? columnItem(hit.column, found.asked) : tableItem(hit.table);
                }),
                words
            );
            say(options.length ? "" : "Nothing has “" + text.trim() + "”. Try fewer letters, or a word of the description.");
            input.setAttribute("aria-expanded", String(options.length > 0));
            choose(0, true);
            results.scrollTop = 0;
        }

        input.addEventListener("input", show);
        input.addEventListener("keydown", function (event) {
            var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (step && options.length) {
                event.preventDefault();
                choose((chosen + step + options.length) % options.length, true);
            } else if (event.key === "Enter" && options[chosen]) {
                event.preventDefault();
                open(options[chosen], event);
            }
        });
        dialog.addEventListener("click", function (event) {
            if (event.target === dialog) {
                dialog.close();
            }
        });
        return {
            open: function () {
                if (!dialog.open) {
                    dialog.showModal();
                }
                input.focus();
                input.select();
                show();
                load(show, function () {
                    say("The index of the search, assets/search.js, could not be loaded.");
                });
            }
        };
    }

    function find() {
        palette = palette || makePalette();
        palette.open();
    }

    // ---- Keys and clicks

    function closest(event, selector) {
        return event.target instanceof Element ? event.target.closest(selector) : null;
    }

    document.addEventListener("keydown", function (event) {
        var typing =
            event.target instanceof HTMLElement &&
            (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName));
        var slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (slash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k")) {
            event.preventDefault();
            find();
        }
    });

    document.addEventListener("click", function (event) {
        var button = closest(event, "[data-find], [data-theme-button], [data-copy], [data-copy-code], [data-notebook]");
        if (!button) {
            return;
        }
        if (button.hasAttribute("data-find")) {
            find();
        } else if (button.hasAttribute("data-theme-button")) {
            switchTheme();
        } else if (button.hasAttribute("data-copy")) {
            copy(button.getAttribute("data-copy"), button);
        } else if (button.hasAttribute("data-copy-code")) {
            copy(code(document.querySelector(".snippet.shown")), button);
        } else {
            copy(code(document.querySelector("[data-panel='python']")), null);
        }
    });

    window.neuralake = {
        escapes: escapes,
        search: search,
        load: function (ready) {
            load(ready, ready);
        },
        name: function (what, number) {
            return index[what][number][0];
        }
    };

    document.addEventListener("DOMContentLoaded", function () {
        tabs();
        editing();
        filters();
    });
})();
