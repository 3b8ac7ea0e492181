using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>How far an execution is: the service's own word, so that a new one survives.</summary>
/// <param name="Name">The word.</param>
[JsonConverter(typeof(ExecutionStatusConverter))]
public readonly record struct ExecutionStatus(string? Name)
{
    /// <summary>It waits for its turn.</summary>
    public static ExecutionStatus Pending { get; } = new("Pending");

    /// <summary>It is under way.</summary>
    public static ExecutionStatus Running { get; } = new("Running");

    /// <summary>Its report is paused.</summary>
    public static ExecutionStatus Paused { get; } = new("Paused");

    /// <summary>Its file is there.</summary>
    public static ExecutionStatus Completed { get; } = new("Completed");

    /// <summary>Whether two are the same word; letter case does not matter.</summary>
    public bool Equals(ExecutionStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The word.</summary>
    public override string ToString() => Name ?? "";
}
