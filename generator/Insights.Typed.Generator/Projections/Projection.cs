using Insights.Typed.Generator.Model;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Projections;

/// <summary>A projection, with the columns and metrics that it asks for.</summary>
/// <param name="Syntax">What its lambda says.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="AreTypesGenerated">Whether they are generated in this project.</param>
/// <param name="Reads">What to select and read, and where each stands in the row's own order.</param>
/// <param name="ReusesRow">Whether one row object can serve for all records.</param>
internal sealed record Projection(
    ProjectionSyntax Syntax, DatasetName Dataset, string Namespace, bool AreTypesGenerated, EquatableArray<SelectedColumn> Reads, bool ReusesRow);
