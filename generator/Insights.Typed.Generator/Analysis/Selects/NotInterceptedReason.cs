namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Why a <c>Select</c> is not compiled into a column list.</summary>
internal enum NotInterceptedReason
{
    /// <summary>The project does not allow interceptors in the library's namespace.</summary>
    NamespaceNotListed,

    /// <summary>The project sets <c>InsightsInterceptors</c> to false.</summary>
    InterceptorsDisabled,

    /// <summary>The dataset's schema file belongs to another project.</summary>
    NoSchema,

    /// <summary>A referenced project has the query's types, and shows its internal members, but this one has another schema or none.</summary>
    OtherSchema,

    /// <summary>A referenced project has the query's types, and does not show the internal members that a reader of its rows needs.</summary>
    ReferencedTypes,

    /// <summary><c>from … select</c>.</summary>
    QuerySyntax,

    /// <summary><c>Func&lt;…&gt; f = query.Select&lt;int&gt;</c>.</summary>
    SelectAsDelegate,

    /// <summary><c>Select(Map)</c>.</summary>
    MethodGroup,

    /// <summary><c>Select(projection)</c>.</summary>
    DelegateValue,

    /// <summary><c>Select((Func&lt;…&gt;)(x => …))</c>, <c>Select((x => …))</c>, <c>Select(delegate …)</c>.</summary>
    WrappedLambda,

    /// <summary><c>query?.Select(…)</c>.</summary>
    ConditionalAccess,

    /// <summary><c>Select(…)</c> inside the query class itself.</summary>
    NoReceiver,

    /// <summary>Another generator wrote the code, as it does for a <c>.razor</c> file.</summary>
    GeneratedCode,

    /// <summary>Another file of the project has the same content, so that the compiler cannot distinguish their calls.</summary>
    DuplicateFile,

    /// <summary>The file does not name the dataset that is queried.</summary>
    UnknownDataset,
}
