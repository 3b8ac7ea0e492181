using System.Collections;

namespace Insights.Typed.Language;

/// <summary>Nodes in the order of the text. Equal to another list if the nodes are equal, in order.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
public sealed class NodeList<T> : IReadOnlyList<T>, IEquatable<NodeList<T>>
    where T : QueryNode
{
    private readonly T[] nodes;

    internal NodeList(IEnumerable<T> nodes) => this.nodes = [.. nodes];

    /// <inheritdoc />
    public int Count => nodes.Length;

    /// <inheritdoc />
    public T this[int index] => nodes[index];

    /// <inheritdoc />
    public bool Equals(NodeList<T>? other) => other is not null && nodes.SequenceEqual(other.nodes);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NodeList<T>);

    /// <summary>Returns the number of nodes: lists are compared, but are no keys of tables.</summary>
    public override int GetHashCode() => nodes.Length;

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)nodes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
