namespace Insights.Typed.Generator.Names;

/// <summary>Names that generated code and the code that looks for it must agree on.</summary>
internal static class GeneratedNames
{
    /// <summary>The library's own namespace.</summary>
    public const string LibraryNamespace = "Insights.Typed";

    /// <summary>The library's assembly.</summary>
    public const string LibraryAssembly = "Insights.Typed";

    /// <summary>The namespace of what supports generated code.</summary>
    public const string LibraryQueries = LibraryNamespace + ".Queries";

    /// <summary>Where the generated types are, unless the project says otherwise.</summary>
    public const string DefaultNamespace = LibraryNamespace;

    public const string InterceptorsNamespace = "Insights.Typed.Interceptors";

    public const string Datasets = "Datasets";

    public const string SystemQueries = "SystemQueries";

    /// <summary>What the types of a system query are called, after the query's own name.</summary>
    public const string SystemQuery = "SystemQuery";

    /// <summary>Follows the dataset's C# name in the name of its query type.</summary>
    public const string QuerySuffix = "Query";

    public const string OrderedQuery = "Ordered";
}
