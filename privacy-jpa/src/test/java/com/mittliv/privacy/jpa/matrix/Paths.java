package com.mittliv.privacy.jpa.matrix;

import java.util.List;
import java.util.stream.Stream;

/** All the ways there are. */
final class Paths {
    static final List<Path> ALL = Stream.of(
                    LoadPaths.all(),
                    MappingPaths.all(),
                    QueryPaths.all(),
                    NamingPaths.all(),
                    WritePaths.all(),
                    StatelessPaths.all(),
                    NativePaths.all(),
                    CachePaths.all())
            .flatMap(List::stream)
            .toList();

    private Paths() {}
}
