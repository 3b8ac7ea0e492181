using Insights.Typed.Language;

namespace Insights.Typed.Emulation;

/// <summary>What the value of a parameter is.</summary>
public enum OperationParameterKind
{
    /// <summary>A name or an id.</summary>
    Text,

    /// <summary>The text of a query.</summary>
    Query,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A time in UTC.</summary>
    Time,

    /// <summary>One or several names or ids, joined by semicolons.</summary>
    List,
}

/// <summary>A parameter in the address of an operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Description">What it does.</param>
public sealed record OperationParameter(string Name, OperationParameterKind Kind, string Description)
{
    /// <summary>The value of a Boolean parameter that is absent.</summary>
    public bool DefaultValue { get; init; }

    /// <summary>Gets the values that a program documents; null if the parameter has no list of values.</summary>
    public Func<ServiceProgram, IReadOnlyList<string>>? GetValues { get; init; }

    /// <summary>Describes the parameter and the values that a program documents.</summary>
    /// <param name="program">The program.</param>
    public string Describe(ServiceProgram program) => GetValues is null ? Description : $"{Description} The values are {string.Join(", ", GetValues(program))}.";
}
