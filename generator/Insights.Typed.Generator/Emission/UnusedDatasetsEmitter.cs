using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>
/// Writes a property for each dataset that a compilation leaves out. No file of the project names it, but another generator can: its code then
/// gets an error that says what to do. The namespace also exists for a project that imports it before its first query.
/// </summary>
internal static class UnusedDatasetsEmitter
{
    public const string FileName = "Datasets.Unused.g.cs";

    private const string Message =
        "No file of the project names this dataset, so this build leaves out its types. Set the property InsightsUnusedDatasets to true.";

    public static string Emit(IEnumerable<DatasetSchema> datasets, GeneratedTypes types)
    {
        var code = new CodeWriter(types);
        code.Line();
        using (code.Block($"namespace {types.EscapedNamespace}"))
        using (code.Block($"{types.Accessibility} static partial class {GeneratedNames.Datasets}"))
        {
            foreach (var dataset in datasets.OrderBy(dataset => dataset.Identifier, StringComparer.Ordinal))
            {
                code.Line(CSharp.ExcludeFromCoverage);
                code.Line($"[global::System.Obsolete({CSharp.Literal(Message)}, error: true)]");
                code.Line($"public static object {CSharp.EscapeIdentifier(dataset.Identifier)} => throw new global::System.NotSupportedException();");
            }
        }

        return code.ToString();
    }
}
