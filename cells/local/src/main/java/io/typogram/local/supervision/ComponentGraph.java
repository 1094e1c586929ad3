package io.typogram.local.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Components and what each waits for; known to be complete and without circles.
public final class ComponentGraph {

    private final Map<String, Component> components;

    /// @throws IllegalArgumentException when a name is used twice, a dependency is missing, or
    ///     components wait for each other
    public ComponentGraph(Collection<? extends Component> components) {
        this.components = new LinkedHashMap<>();
        for (Component component : components) {
            if (this.components.putIfAbsent(component.name(), component) != null) {
                throw new IllegalArgumentException("two components named " + component.name());
            }
        }
        for (Component component : components) {
            requireKnown(component);
        }
        startOrder();
    }

    public Collection<Component> components() {
        return List.copyOf(components.values());
    }

    public Optional<Component> find(String name) {
        return Optional.ofNullable(components.get(name));
    }

    /// Waves of components: each waits only for members of earlier waves, so one wave may be started,
    /// and in reverse order stopped, all at once.
    public List<List<Component>> startOrder() {
        List<List<Component>> waves = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (placed.size() < components.size()) {
            List<Component> wave =
                    components.values().stream()
                            .filter(component -> !placed.contains(component.name()))
                            .filter(component -> placed.containsAll(component.dependencies()))
                            .toList();
            if (wave.isEmpty()) {
                Set<String> circle = new LinkedHashSet<>(components.keySet());
                circle.removeAll(placed);
                throw new IllegalArgumentException("components wait for each other: " + circle);
            }
            wave.forEach(component -> placed.add(component.name()));
            waves.add(wave);
        }
        return waves;
    }

    /// The graph of the named components and of all that they wait for, directly or not.
    public ComponentGraph only(Collection<String> names) {
        Set<String> wanted = new HashSet<>();
        List<String> open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (wanted.add(name)) {
                open.addAll(require(name).dependencies());
            }
        }
        return new ComponentGraph(
                components.values().stream()
                        .filter(component -> wanted.contains(component.name()))
                        .toList());
    }

    /// This graph and more.
    public ComponentGraph with(Collection<? extends Component> added) {
        List<Component> all = new ArrayList<>(components.values());
        all.addAll(added);
        return new ComponentGraph(all);
    }

    /// This graph without the named components.
    ///
    /// @throws IllegalArgumentException when one that stays waits for one that goes
    public ComponentGraph without(Set<String> names) {
        return new ComponentGraph(
                components.values().stream()
                        .filter(component -> !names.contains(component.name()))
                        .toList());
    }

    private Component require(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no component named " + name));
    }

    private void requireKnown(Component component) {
        for (String dependency : component.dependencies()) {
            if (!components.containsKey(dependency)) {
                throw new IllegalArgumentException(
                        component.name() + " waits for " + dependency + ", which is not there");
            }
        }
    }
}
