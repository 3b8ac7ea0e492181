using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Projections;

/// <summary>
/// The meaning of names that a projection does not declare. Without a semantic model it only records that one is required: a projection
/// that requires none has the same reads whatever other files contain.
/// </summary>
internal sealed class NameBinding(SemanticModel? model)
{
    /// <summary>Whether a name was found whose meaning its file alone does not show.</summary>
    public bool IsRequired { get; private set; }

    /// <summary>Gets the semantic model. If it is null, the result of the caller is not used.</summary>
    public SemanticModel? RequireModel()
    {
        IsRequired = true;
        return model;
    }
}
