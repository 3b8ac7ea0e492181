using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed;

/// <summary>The status of an execution: an extensible set of names, so that new values of the service are preserved.</summary>
[JsonConverter(typeof(ServiceNameConverter))]
public readonly struct ExecutionStatus : IEquatable<ExecutionStatus>
{
    /// <summary>Creates a value from the service's name for it.</summary>
    /// <param name="name">The name.</param>
    public ExecutionStatus(string? name) => Name = name;

    /// <summary>Gets the status of an execution that has not started.</summary>
    public static ExecutionStatus Pending { get; } = new("Pending");

    /// <summary>Gets the status of an execution in progress.</summary>
    public static ExecutionStatus Running { get; } = new("Running");

    /// <summary>Gets the status of an execution whose report is paused.</summary>
    public static ExecutionStatus Paused { get; } = new("Paused");

    /// <summary>Gets the status of an execution whose file is available.</summary>
    public static ExecutionStatus Completed { get; } = new("Completed");

    /// <summary>Gets the status of an execution that has ended without a file. Of the programs, only apps and games documents it.</summary>
    public static ExecutionStatus Failed { get; } = new("Failed");

    /// <summary>
    /// Gets a value indicating whether an execution with this status has ended: it is <see cref="Completed"/> or <see cref="Failed"/>. Any other
    /// status can still become one of these, including one that the service adds later.
    /// </summary>
    public bool IsFinal => this == Completed || this == Failed;

    /// <summary>Gets the service's name of the status; null if the service does not return it.</summary>
    public string? Name { get; }

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public static bool operator ==(ExecutionStatus left, ExecutionStatus right) => left.Equals(right);

    /// <summary>Returns a value indicating whether two names differ, ignoring letter case.</summary>
    public static bool operator !=(ExecutionStatus left, ExecutionStatus right) => !left.Equals(right);

    /// <summary>Returns a value indicating whether two names are equal, ignoring letter case.</summary>
    public bool Equals(ExecutionStatus other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is ExecutionStatus other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Name is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(Name);

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name ?? "";
}
