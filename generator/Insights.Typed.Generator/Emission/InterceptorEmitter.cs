using Insights.Typed.Generator.Model;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the interceptors of one dataset's <c>Select</c> calls.</summary>
internal static class InterceptorEmitter
{
    public static string Emit(InterceptorFile file, GeneratedTypes types)
    {
        // By name: the order of calls and files does not affect the output.
        var interceptors = file.Interceptors
            .Select(i => (Content: new ReaderContent(file.Dataset, i.Reads, i.ReusesRow), i.Locations))
            .Select(i => (Hash: i.Content.ComputeHash(types), i.Content, i.Locations))
            .OrderBy(i => i.Hash, StringComparer.Ordinal)
            .ToList();
        var code = new CodeWriter(types);
        code.Line();
        WriteAttribute(code);
        code.Line();
        using (code.Block($"namespace {GeneratedNames.InterceptorsNamespace}"))
        {
            code.Line(CSharp.ExcludeFromCoverage);
            using (code.Block($"file static class {file.Dataset.Identifier}Interceptors"))
            {
                foreach (var (hash, content, locations) in interceptors)
                {
                    WriteInterceptor(code, hash, content, locations);
                }
            }

            foreach (var (hash, content, _) in interceptors)
            {
                code.Line();
                ReaderEmitter.Write(code, GetReaderName(file.Dataset, hash), content);
            }
        }

        return code.ToString();
    }

    private static string GetReaderName(DatasetName dataset, string hash) => $"{dataset.Identifier}Reader_{hash}";

    private static void WriteInterceptor(CodeWriter code, string hash, ReaderContent content, IEnumerable<SelectLocation> locations)
    {
        var dataset = content.Dataset;
        code.Line($"// {new QueryModel([.. content.Reads.Select(c => c.Schema.Name)], dataset.Name)}");
        foreach (var location in locations.OrderBy(l => l.Display, StringComparer.Ordinal).ThenBy(l => l.Data, StringComparer.Ordinal))
        {
            code.Line($"[global::System.Runtime.CompilerServices.InterceptsLocation({location.Version}, {CSharp.Literal(location.Data)})] // {location.Display}");
        }

        code.Line($"internal static global::Insights.Typed.InsightsQuery<TResult> Select_{hash}<TResult>(this {code.Types.GlobalNamespace}.{dataset.Identifier}Query query, global::System.Func<{ReaderEmitter.GetRowTypeName(dataset, code.Types)}, TResult> projection)");
        code.Line($"    => __Queries.InterceptedSelect.Create(query, {GetReaderName(dataset, hash)}.Instance, projection);");
        code.Line();
    }

    private static void WriteAttribute(CodeWriter code)
    {
        using (code.Block("namespace System.Runtime.CompilerServices"))
        {
            code.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
            code.Line(CSharp.ExcludeFromCoverage);
            using (code.Block("file sealed class InterceptsLocationAttribute : global::System.Attribute"))
            {
                code.Line("public InterceptsLocationAttribute(int version, string data) { }");
            }
        }
    }
}
