using Insights.Typed.Generator.Chains;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Manifest;

/// <summary>The queries of a project.</summary>
/// <param name="Queries">The queries, sorted by file and position.</param>
/// <param name="Unlisted">The positions of queries that could not be listed, sorted in the same way.</param>
internal sealed record ProjectManifest(EquatableArray<ProjectQuery> Queries, EquatableArray<UnlistedQuery> Unlisted);

/// <summary>A query of a project.</summary>
/// <param name="File">Its file, relative to the project, with forward slashes.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Dataset">The service's name of the dataset.</param>
/// <param name="Columns">The columns and metrics it selects.</param>
/// <param name="SelectsAllColumns">Whether it selects every column of the dataset.</param>
/// <param name="Text">Its text, with <c>{name}</c> for what is known only at run time.</param>
/// <param name="Probe">A query to send in its place.</param>
internal sealed record ProjectQuery(
    string File, int Line, string Dataset, EquatableArray<string> Columns, bool SelectsAllColumns, string Text, ChainProbe Probe);

/// <summary>The position of a query that could not be listed.</summary>
/// <param name="File">Its file, relative to the project, with forward slashes.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Reason">Why it could not be listed.</param>
internal sealed record UnlistedQuery(string File, int Line, string Reason);
