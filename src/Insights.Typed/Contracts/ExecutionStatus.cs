using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>How far an execution is: an extensible set of names, so that a new one of the service is kept.</summary>
[JsonConverter(typeof(ExecutionStatusConverter))]
public readonly struct ExecutionStatus : IEquatable<ExecutionStatus>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ExecutionStatus(string? name) => Name = name;

    /// <summary>It waits for its turn.</summary>
    public static ExecutionStatus Pending { get; } = new("Pending");

    /// <summary>It is under way.</summary>
    public static ExecutionStatus Running { get; } = new("Running");

    /// <summary>Its report is paused.</summary>
    public static ExecutionStatus Paused { get; } = new("Paused");

    /// <summary>Its file is there.</summary>
    public static ExecutionStatus Completed { get; } = new("Completed");

    /// <summary>The service's name for it; null where the service does not state one.</summary>
    public string? Name { get; }

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public static bool operator ==(ExecutionStatus left, ExecutionStatus right) => left.Equals(right);

    /// <summary>Whether two names differ; letter case does not matter.</summary>
    public static bool operator !=(ExecutionStatus left, ExecutionStatus right) => !left.Equals(right);

    /// <summary>Whether two names are equal; letter case does not matter.</summary>
    public bool Equals(ExecutionStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ExecutionStatus other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";
}
