"""LightGBM boosters as the text that src/model/forest.h reads."""
import numpy as np

LEAF_BITS = 16  # as Forest::kLeafBits


def threshold(value):
    """The largest float32 that is not above the trainer's double, so that x <= t is unchanged for all float32
    x."""
    single = np.float32(value)
    if np.float64(single) > value:
        single = np.nextafter(single, np.float32(-np.inf))
    return np.format_float_scientific(single, unique=True, trim="-").replace("e+00", "")


def units(value):
    return round(value * 2**LEAF_BITS)


def _nodes(tree, columns):
    """Nodes from the root down, left before right."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if "leaf_value" in node:
            yield f"{units(node['leaf_value'])}"
            continue
        assert node["decision_type"] == "<="
        column = columns[node["split_feature"]]
        yield f"{column} {threshold(node['threshold'])} {units(node['internal_value'])}"
        waiting += [node["right_child"], node["left_child"]]


def lines(booster, columns):
    """One line per tree; `columns` maps the booster's features to the model's inputs."""
    return [
        ";".join(_nodes(info["tree_structure"], columns))
        for info in booster.dump_model()["tree_info"]
    ]
