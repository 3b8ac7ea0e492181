using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Settings;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes the interceptors of one dataset's <c>Select</c> calls.</summary>
internal static class InterceptorEmitter
{
    public static string Emit(InterceptorFile file, GeneratedTypes types)
    {
        var code = new CodeWriter(types);
        code.Line();
        WriteAttribute(code);
        code.Line();
        using (code.Block($"namespace {GeneratedNames.InterceptorsNamespace}"))
        {
            using (code.Block($"file static class {file.Dataset.Identifier}Interceptors"))
            {
                for (var i = 0; i < file.Interceptors.Count; i++)
                {
                    WriteInterceptor(code, file.Dataset, file.Interceptors[i], i);
                }
            }

            for (var i = 0; i < file.Interceptors.Count; i++)
            {
                code.Line();
                ReaderEmitter.Write(code, ReaderName(file.Dataset, i), file.Dataset, file.Interceptors[i].Reads, file.Interceptors[i].ReusesRow);
            }
        }

        return code.ToString();
    }

    private static string ReaderName(DatasetName dataset, int index) => $"{dataset.Identifier}Reader{index}";

    private static void WriteInterceptor(CodeWriter code, DatasetName dataset, Interceptor interceptor, int index)
    {
        var types = $"{code.Types.GlobalNamespace}.{dataset.Identifier}";
        code.Line($"// SELECT {string.Join(", ", interceptor.Reads.Select(c => c.Schema.Name))} FROM {dataset.Name}");
        foreach (var location in interceptor.Locations)
        {
            code.Line($"[global::System.Runtime.CompilerServices.InterceptsLocation({location.Version}, {CSharp.Literal(location.Data)})] // {location.Display}");
        }

        code.Line($"internal static global::Insights.Typed.Query<TResult> Select{index}<TResult>(this {types}Query query, global::System.Func<{types}Row, TResult> projection)");
        code.Line($"    => global::Insights.Typed.Queries.InterceptedSelect.With(query, {ReaderName(dataset, index)}.Instance, projection);");
        code.Line();
    }

    private static void WriteAttribute(CodeWriter code)
    {
        using (code.Block("namespace System.Runtime.CompilerServices"))
        {
            code.Line("[global::System.AttributeUsage(global::System.AttributeTargets.Method, AllowMultiple = true)]");
            using (code.Block("file sealed class InterceptsLocationAttribute : global::System.Attribute"))
            {
                code.Line("public InterceptsLocationAttribute(int version, string data) { }");
            }
        }
    }
}
