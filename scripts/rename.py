#!/usr/bin/env python3
"""rename.py TREE: gives the tree the field's words. Safe to run again: what is renamed already is not found again."""
import os, re, subprocess, sys

tree = os.path.abspath(sys.argv[1])
os.chdir(tree)

def git(*args):
    return subprocess.run(["git", *args], check=True, capture_output=True, text=True).stdout

MOVES = [
    ("src/lexicon/lexicon.h", "src/lexicon/dictionary.h"), ("src/lexicon/lexicon.cpp", "src/lexicon/dictionary.cpp"),
    ("src/lexicon", "src/dictionary"),
    ("tests/unit/lexicon/lexicon_test.cpp", "tests/unit/lexicon/dictionary_test.cpp"),
    ("tests/unit/lexicon", "tests/unit/dictionary"),
    ("src/base/sign_set.h", "src/base/code_point_set.h"), ("src/base/sign_set.cpp", "src/base/code_point_set.cpp"),
    ("tests/unit/base/sign_set_test.cpp", "tests/unit/base/code_point_set_test.cpp"),
    ("src/indicators/phrase.h", "src/indicators/tokens.h"), ("src/indicators/phrase.cpp", "src/indicators/tokens.cpp"),
    ("tests/unit/indicators/phrase_test.cpp", "tests/unit/indicators/tokens_test.cpp"),
    ("src/outline/candidates.h", "src/outline/heading_candidates.h"),
    ("src/outline/candidates.cpp", "src/outline/heading_candidates.cpp"),
    ("src/patterns/expression.h", "src/patterns/regex_check.h"),
    ("src/patterns/expression.cpp", "src/patterns/regex_check.cpp"),
]
for old, new in MOVES:
    if os.path.exists(old) and not os.path.exists(new):
        git("mv", old, new)

# What the lead removes, and what says itself in other words.
SKIP = re.compile(r"(^|/)(expression_(program|search|set|tree)|sign_classes|sign_ranges)|^src/cli/catalogue|^src/cli/messages"
                  r"|^tests/unit/cli/catalogue|^tests/equality/expressions")
CPP = re.compile(r"^(src|include|tests|tools)/.*\.(h|cpp)$")

TOKEN = re.compile(r'''(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<string>R"(?P<d>[^(\s]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"'''
                   r'''|'(?:\\.|[^'\\\n])+')''', re.S)
INCLUDE = re.compile(r'^(#include "[^"]+")', re.M)

def by_part(text, code, comment):
    """Replaces in code and in comments, never in literals but the names of includes."""
    out, at = [], 0
    for m in TOKEN.finditer(text):
        if m.group("string") and re.search(r"[0-9a-fA-F]$", text[max(0, m.start() - 1):m.start()]) and m.group()[0] == "'":
            continue  # a digit separator
        out.append(code(text[at:m.start()]))
        out.append(comment(m.group()) if m.group("comment") else m.group())
        at = m.end()
    out.append(code(text[at:]))
    return "".join(out)

def words(rows):
    compiled = [(re.compile(r"(?<![A-Za-z0-9_])" + old + r"(?![A-Za-z0-9_])"), new) for old, new in rows]
    def run(text):
        for pattern, new in compiled:
            text = pattern.sub(new, text)
        return text
    return run

# In single files, where a word has another meaning than elsewhere; before the rest.
LOCAL = [
    (r"src/indicators/(number_reader|chinese_numerals)\.", [
        (r"const std::string_view sign =", "const std::string_view placeholder ="), (r"== sign\)", "== placeholder)"),
        (r"kSigns", "kClasses"), ("Sign", "NumeralClass"), ("sign", "numeral_class")]),
    (r"src/indicators/candidates\.", [
        ("range_signs_", "range_words_"), ("product_signs_", "product_words_"), ("sign", "joint")]),
    (r"src/indicators/words\.", [("sign", "unlisted"), ("Entry", "WordMeanings")]),
    (r"src/cli/(input_options|language)\.cpp", [("sign", "equals")]),
    (r"src/patterns/(regex_check|json_tree)\.cpp", [("sign", "character")]),
    (r"src/layout/paragraphs\.cpp", [("bool sign =", "bool joins ="), ("return sign &&", "return joins &&")]),
    (r"src/layout/contents\.cpp", [("Entry", "ContentsLine")]),
    (r"src/dictionary/word_table\.", [("Entry", "Node")]),
    (r"src/dictionary/", [("Sign", "Character"), ("signs_", "characters_"), ("signs", "characters")]),
    (r"src/output/table_format\.cpp", [("signs", "characters")]),
    (r"src/indicators/context\.", [(r"(?<!patterns::)Cue", "FieldCue")]),
    (r"(src|tests/unit)/indicators/(noun_phrase|metric)", [("Phrase", "NounPhrase")]),
    (r"(src|tests/unit)/outline/", [("Candidate", "HeadingCandidate")]),
    (r"src/extract/examples\.cpp", [(r"class Entry", "class AnyEntry"), (r"(?<=<)Entry(?=>)", "AnyEntry"),
                                    (r"const Entry&", "const AnyEntry&")]),
    (r"src/indicators/indicators\.cpp", [("candidates", "finder"), ("figures", "candidates")]),
    (r"(src/(batch|cli)|tests)/", [("standing", "up_to_date"), ("write_standing", "write_up_to_date")]),
]
ONCE = {r"src/indicators/indicators\.cpp": "figures"}  # only while the old name is there: else it would go on

CODE = [
    (r"lexicon", "dictionary"), (r"Lexicon", "Dictionary"), (r"lexicon_", "dictionary_"),
    ("SignSet", "CodePointSet"), ("ExpressionSet", "RegexSet"),
    ("check_expression", "check_regex"), (r"Words::Entry", "Words::WordMeanings"),
    ("list_sign", "enumeration_comma"), ("stop_sign", "clause_stop"), ("other_sign", "other_punctuation"),
    ("last_sign", "last_code_point"), ("sign", "code_point"), ("signs", "code_points"),
]
COMMENT = [
    (r"lexicon", "dictionary"), (r"[Aa]n expression", lambda m: ("A" if m.group()[0] == "A" else "a") + " regex"),
    (r"expression", "regex"), (r"expressions", "regexes"), (r"Expression", "Regex"), (r"Expressions", "Regexes"),
    (r"minus sign", "minus @"), (r"first sign before", "first @ before"),
    (r"signs", "characters"), (r"sign", "character"), (r"Signs", "Characters"), (r"Sign", "Character"),
    (r"minus @", "minus sign"), (r"first @ before", "first sign before"),
]
INCLUDES = [("lexicon/lexicon.h", "dictionary/dictionary.h"), ("lexicon/", "dictionary/"),
            ("base/sign_set.h", "base/code_point_set.h"), ("base/expression_set.h", "base/regex_set.h"),
            ("indicators/phrase.h", "indicators/tokens.h"), ("outline/candidates.h", "outline/heading_candidates.h"),
            ("patterns/expression.h", "patterns/regex_check.h")]
code, comment = words(CODE), words(COMMENT)
have_regex_set = os.path.exists("src/base/regex_set.h")
if not have_regex_set:  # the wrapper has its old name still
    CODE[:] = [row for row in CODE if row[0] != "ExpressionSet"]
    INCLUDES[:] = [row for row in INCLUDES if "expression_set" not in row[0]]
    code = words(CODE)

changed = []
for path in git("ls-files").split("\n"):
    if not path or not os.path.isfile(path):
        continue
    build = path.endswith(("CMakeLists.txt", ".cmake"))
    if not build and (not CPP.match(path) or (SKIP.search(path) and have_regex_set is None)):
        continue
    if SKIP.search(path):
        continue
    with open(path, encoding="utf-8") as f:
        old = f.read()
    text = old
    if build:
        for a, b in [("lexicon.cpp", "dictionary.cpp"), ("lexicon_test", "dictionary_test"), ("lexicon", "dictionary"),
                     ("sign_set", "code_point_set")]:
            text = text.replace(a, b)
        if "/indicators/" in path:
            text = re.sub(r"(?<![a-z_])phrase(_test)?\.cpp", r"tokens\1.cpp", text)
        if path == "src/outline/CMakeLists.txt":
            text = re.sub(r"(?<![a-z_])candidates\.cpp", "heading_candidates.cpp", text)
        if path == "src/patterns/CMakeLists.txt":
            text = re.sub(r"(?<![a-z_])expression\.cpp", "regex_check.cpp", text)
    else:
        rows = []
        for pattern, local in LOCAL:
            if re.match(pattern, path) and (pattern not in ONCE or re.search(r"\b" + ONCE[pattern] + r"\b", old)):
                rows += local
        local = words(rows)
        # `code` spots in whole stretches; comments take identifiers of the file only where these stand in backticks
        text = by_part(text, lambda t: code(local(t)), comment)
        text = INCLUDE.sub(lambda m: next((m.group().replace(a, b) for a, b in INCLUDES if '"' + a in m.group()),
                                          m.group()), text)
    text = text.replace('"lexicon.table"', '"dictionary.table"')
    if text != old:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        changed.append(path)

for path in ["ARCHITECTURE.md", "CONTRIBUTING.md", *(p for p in git("ls-files", "docs").split("\n") if p.endswith(".md"))]:
    with open(path, encoding="utf-8") as f:
        old = f.read()
    text = re.sub(r"(?<![\w./])lexicon(?![\w.])", "dictionary", old).replace("src/lexicon/", "src/dictionary/")
    if path == "ARCHITECTURE.md":
        text = text.replace("`src/indicators/phrase.", "`src/indicators/tokens.")
    if text != old:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        changed.append(path)

sources = [p for p in changed if p.endswith((".h", ".cpp"))]
for i in range(0, len(sources), 40):
    subprocess.run(["clang-format-14", "-i", *sources[i:i + 40]], check=True)
print(len(changed), "files changed")
