using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Generator.Names;

/// <summary>The names that both generated code and the code that searches for it use.</summary>
internal static class GeneratedNames
{
    /// <summary>The library's namespace.</summary>
    public const string LibraryNamespace = "Insights.Typed";

    /// <summary>The library's assembly.</summary>
    public const string LibraryAssembly = "Insights.Typed";

    /// <summary>The namespace of types that support generated code.</summary>
    public const string LibraryQueries = LibraryNamespace + ".Queries";

    /// <summary>The default namespace of the generated types.</summary>
    public const string DefaultNamespace = LibraryNamespace;

    public const string InterceptorsNamespace = "Insights.Typed.Interceptors";

    public const string Datasets = Identifier.DatasetsClass;

    public const string SystemQueries = Identifier.SystemQueriesClass;

    /// <summary>The suffix of the types of a system query, after the query's name.</summary>
    public const string SystemQuery = "SystemQuery";

    /// <summary>The suffix of a query type, after the dataset's C# name.</summary>
    public const string QuerySuffix = "Query";

    /// <summary>The suffix of the type of the rows, after the dataset's C# name.</summary>
    public const string RowSuffix = "Row";

    /// <summary>The suffix of the type of the columns, after the dataset's C# name.</summary>
    public const string ColumnsSuffix = "Columns";

    public const string OrderedQuery = "Ordered";
}
