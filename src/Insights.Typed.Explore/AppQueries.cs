namespace Insights.Typed.Explore;

/// <summary>The queries of an app, from the manifests of its builds.</summary>
/// <param name="Queries">The queries.</param>
/// <param name="Unlisted">The positions of queries that the builds could not list.</param>
public sealed record AppQueries(IReadOnlyList<AppQueryPosition> Queries, IReadOnlyList<UnlistedAppQuery> Unlisted)
{
    /// <summary>Gets no queries, for a command without a manifest.</summary>
    public static AppQueries None { get; } = new([], []);
}

/// <summary>A query of an app.</summary>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Text">Its text.</param>
/// <param name="DescribeUse">Describes how the query uses a column or metric; null if it does not use it.</param>
public sealed record AppQueryPosition(string File, int Line, string Dataset, string Text, Func<string, string?> DescribeUse);

/// <summary>The position of a query that a build could not list.</summary>
/// <param name="File">Its file, relative to the project.</param>
/// <param name="Line">Its line, counted from one.</param>
/// <param name="Reason">The reason.</param>
public sealed record UnlistedAppQuery(string File, int Line, string Reason);
