using Insights.Typed.Generator.Model;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Projections;

/// <summary>A projection, with the columns and metrics that it selects.</summary>
/// <param name="Syntax">The syntax of its lambda.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Namespace">The namespace of its types.</param>
/// <param name="AreTypesGenerated">Whether they are generated in this project.</param>
/// <param name="Reads">The columns and metrics to select and read, with their index in the row.</param>
/// <param name="ReusesRow">Whether one row object can be reused for all records.</param>
internal sealed record Projection(
    ProjectionSyntax Syntax, DatasetName Dataset, string Namespace, bool AreTypesGenerated, EquatableArray<SelectedColumn> Reads, bool ReusesRow);
