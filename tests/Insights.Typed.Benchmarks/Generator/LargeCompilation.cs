using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>The edited project: 200 queries and 1,000 ordinary calls of LINQ, before the generator runs.</summary>
internal static class LargeCompilation
{
    public static CSharpParseOptions ParseOptions { get; } =
        new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", "Insights.Typed.Interceptors")]);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "Insights.Typed.dll" or "Insights.Typed.Language.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Create(int datasetCount) => Create(LargeProject.Files(datasetCount));

    public static CSharpCompilation Create(IEnumerable<(string Path, string Text)> files) => CSharpCompilation.Create(
        "LargeProject",
        files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path, Encoding.UTF8)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static ImmutableArray<AdditionalText> CreateSchemas(int datasetCount) => [.. Enumerable.Range(0, datasetCount).Select(AdditionalText (i) => LargeProject.Schema(i))];

    public static CSharpGeneratorDriver CreateDriver(IIncrementalGenerator generator, ImmutableArray<AdditionalText> schemas) =>
        CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], schemas, ParseOptions, new SchemaOptions());

    /// <summary>The project after a keystroke in one of its files.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, int keystroke, out SyntaxTree edited)
    {
        var tree = compilation.SyntaxTrees.First(t => t.FilePath == path);
        edited = CSharpSyntaxTree.ParseText($"{tree}\n// {keystroke}", ParseOptions, path, Encoding.UTF8);
        return compilation.ReplaceSyntaxTree(tree, edited);
    }
}
