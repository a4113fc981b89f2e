"""Style sheets as lists of rules: as much of CSS as a minified sheet has."""

import re
from dataclasses import dataclass


@dataclass
class Rule:
    """Selectors and properties, and the at-rules around them, outermost first."""
    around: list[str]
    selectors: list[str]
    properties: dict[str, str]


TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\)|[{};]|[^{};"'/u]+|.""", re.S)


def read(text):
    """The rules of a sheet, in their order; those of fonts, frames and other at-rules without selectors are left out."""
    around, before = [], ""
    for token in TOKEN.findall(text):
        if token.startswith("/*"):
            continue
        if token == "{":
            around.append(before.strip())
            before = ""
        elif token == ";" and not around:
            before = ""  # @charset, @import
        elif token == "}":
            head = around.pop()
            if before.strip() and not head.startswith("@"):
                yield Rule([name for name in around], split(head, ","), dict(declarations(before)))
            before = ""
        else:
            before += token


def declarations(text):
    for declaration in split(text, ";"):
        name, _, value = declaration.partition(":")
        if value:
            yield name.strip(), value.strip()


def split(text, separator):
    """The parts between separators that stand in no brackets and no string."""
    parts, depth, quote = [""], 0, ""
    for sign in text:
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        depth += (sign in "([") - (sign in ")]") if not quote else 0
        if sign == separator and depth == 0 and not quote:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts if part.strip()]


def write(rules):
    """The rules as text, neighbours inside the same at-rules together."""
    lines, open_around = [], []
    for rule in rules:
        if rule.around != open_around:
            lines += ["}" * len(open_around)] if open_around else []
            lines += ["{".join([*rule.around, ""])] if rule.around else []
            open_around = rule.around
        lines.append(",".join(rule.selectors) + "{" + ";".join(f"{name}:{value}" for name, value in rule.properties.items()) + "}")
    lines += ["}" * len(open_around)] if open_around else []
    return "\n".join(line for line in lines if line) + "\n"
