namespace Insights.Typed.Generator;

/// <summary>Names that generated code and the code that looks for it must agree on.</summary>
internal static class GeneratedNames
{
    public const string Namespace = "Insights.Typed";

    public const string InterceptorsNamespace = "Insights.Typed.Interceptors";

    public const string Datasets = "Datasets";

    public const string SystemQueries = "SystemQueries";

    public const string OrderedQuery = "Ordered";
}
