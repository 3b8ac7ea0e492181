namespace Insights.Typed.Language;

/// <summary>The format of the file in which a build lists the queries of a project: the generator writes it, and the tool reads it.</summary>
public static class QueryManifestFormat
{
    /// <summary>The version of the format. It increases if a reader of the version before would misread the file.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the file's format.</summary>
    public const string Version = "version";

    /// <summary>The queries.</summary>
    public const string Queries = "queries";

    /// <summary>The positions of queries that the build could not list.</summary>
    public const string Unlisted = "unlisted";

    /// <summary>The file of a position, relative to the project.</summary>
    public const string File = "file";

    /// <summary>The line of a position, counted from one.</summary>
    public const string Line = "line";

    /// <summary>The reason why a query was not listed.</summary>
    public const string Reason = "reason";

    /// <summary>The dataset of a query.</summary>
    public const string Dataset = "dataset";

    /// <summary>The selected columns and metrics of a query.</summary>
    public const string Columns = "columns";

    /// <summary>The text of a query, with holes for what is known only at run time.</summary>
    public const string Text = "text";

    /// <summary>A query that can be sent to the service instead of the query.</summary>
    public const string Probe = "probe";

    /// <summary>The parts of a query that are known only at run time as a whole, and so are not in <see cref="Probe"/>.</summary>
    public const string OmittedParts = "leftOut";

    /// <summary>The keyword of the clause that an omitted part belongs to. A part of FROM can add any clause.</summary>
    public const string PartClause = "clause";

    /// <summary>The text of an omitted part.</summary>
    public const string PartText = "text";
}
