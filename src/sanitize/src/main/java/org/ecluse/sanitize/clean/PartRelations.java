package org.ecluse.sanitize.clean;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations of one part that its kept text uses, under new identifiers. */
final class PartRelations implements PartXml.References {

  /** Finds or makes the kept form of what a relation leads to. */
  interface Targets {

    /** The new name of the part, or nothing if it goes. */
    Optional<PackageXml.Relation> keep(Relations from, Relations.Relation relation, String id)
        throws IOException;

    /** What leads to the picture of a shape of VML. */
    Optional<Relations.Relation> preview(Relations from, String shape) throws IOException;
  }

  private final PartSort sort;
  private final Relations relations;
  private final Targets targets;
  private final Map<String, Optional<String>> ids = new HashMap<>();
  private final Map<String, PackageXml.Relation> kept = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  PartRelations(PartSort sort, Relations relations, Targets targets) {
    this.sort = sort;
    this.relations = relations;
    this.targets = targets;
  }

  @Override
  public Optional<String> use(String id) throws IOException {
    Optional<String> known = ids.get(id);
    if (known != null) {
      return known;
    }
    return keep(id, relations.byId(id));
  }

  @Override
  public Optional<String> preview(String shape) throws IOException {
    return keep("shape " + shape, targets.preview(relations, shape));
  }

  private Optional<String> keep(String key, Optional<Relations.Relation> relation)
      throws IOException {
    Optional<PackageXml.Relation> fresh = Optional.empty();
    if (relation.isPresent()) {
      fresh = targets.keep(relations, relation.get(), "rId" + (kept.size() + 1));
    }
    fresh.ifPresent(r -> kept.put(r.id(), r));
    ids.put(key, fresh.map(PackageXml.Relation::id));
    return fresh.map(PackageXml.Relation::id);
  }

  /** Takes in what was written, and what counts without being named. */
  void finish(PartSort.Flavour flavour, Set<String> written) throws IOException {
    used.addAll(written);
    for (Relations.Relation relation : relations.all()) {
      boolean implied =
          !relation.external()
              && PartSort.of(flavour, relation.sort()).filter(sort::implies).isPresent();
      if (implied) {
        use(relation.id()).ifPresent(used::add);
      }
    }
  }

  /** What remains, in the order of the text. */
  List<PackageXml.Relation> written() {
    return kept.values().stream().filter(r -> used.contains(r.id())).toList();
  }
}
