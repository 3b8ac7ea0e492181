using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Insights.Typed.Generator;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>
/// A user's project: C# files and schema files. It is immutable; an edit returns a new project that shares every other file,
/// like a snapshot in an editor.
/// </summary>
public sealed record TestProject
{
    public static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Insights.Typed.dll" or "Insights.Typed.Language.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>For each configuration, the driver that has run on its schema files alone.</summary>
    private static readonly ConditionalWeakTable<object, GeneratorDriver> Drivers = [];

    /// <summary>Compilations that derive from one share its parsed references, which is most of their work.</summary>
    private static readonly CSharpCompilation Library = CSharpCompilation.Create(
        "TestProject",
        references: References,
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private static readonly CSharpCompilation Application = Library.WithOptions(Library.Options.WithOutputKind(OutputKind.ConsoleApplication));

    public static TestProject Empty { get; } = new TestProject().WithSource(
        "GlobalUsings.cs",
        "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading.Tasks;");

    public ImmutableArray<SyntaxTree> Sources { get; private init; } = [];

    public ImmutableArray<AdditionalText> Schemas { get; init => (field, Configuration) = (value, new()); } = [];

    /// <summary>Marks which additional files are schemas, and contains the project's properties.</summary>
    public SchemaOptions Options { get; init => (field, Configuration) = (value, new()); } = new();

    /// <summary>
    /// Whether builds record the generator's steps, for tests that inspect them. Recording walks each step's inputs again for
    /// each of its outputs, which takes longer than the generator itself in a project with many datasets or queries.
    /// </summary>
    public bool RecordsSteps { get; init => (field, Configuration) = (value, new()); }

    public CSharpParseOptions ParseOptions { get; init => (field, Configuration) = (value, new()); } = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose)
        .WithFeatures([new("InterceptorsNamespaces", GeneratedNames.InterceptorsNamespace)]);

    /// <summary>Identifies everything except the C# files: projects that differ only in these have the same object.</summary>
    public object Configuration { get; private init; } = new();

    public static TestProject Create(params SchemaText[] schemas) => Empty with { Schemas = [.. schemas] };

    /// <summary>Adds a file, or replaces the one at this path.</summary>
    public TestProject WithSource(string path, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);
        return Sources.FirstOrDefault(s => s.FilePath == path) is { } earlier
            ? this with { Sources = Sources.Replace(earlier, tree) }
            : this with { Sources = Sources.Add(tree) };
    }

    /// <summary>Adds a file, or replaces the one at this path.</summary>
    public TestProject WithSchema(SchemaText schema) => Schemas.FirstOrDefault(s => s.Path == schema.Path) is { } earlier
        ? this with { Schemas = Schemas.Replace(earlier, schema) }
        : this with { Schemas = Schemas.Add(schema) };

    public TestProject WithoutSchema(string path) => this with { Schemas = Schemas.RemoveAll(s => s.Path == path) };

    /// <summary>The project without the properties that the package's targets set.</summary>
    public TestProject WithoutInterceptorsNamespace() => Sources.Aggregate(
        this with { ParseOptions = ParseOptions.WithFeatures([]), Sources = [] },
        (project, source) => project.WithSource(source.FilePath, source.ToString()));

    public TestProject WithSchemasReversed() => this with { Schemas = [.. Schemas.Reverse()] };

    public TestProject WithSourcesReversed() => this with { Sources = [.. Sources.Reverse()] };

    /// <summary>Runs the generator, in a new driver or in that of an earlier build.</summary>
    public Build Build(Build? after = null) => BuildWith([], after?.Driver ?? CreateDriver());

    /// <summary>
    /// Runs the generator after an edit of C# files, as an editor does: in a driver that all projects with this configuration share,
    /// which reads their schema files once. The result is that of a new driver, as the tests of edits prove.
    /// </summary>
    public Build BuildEdited() => BuildWith([], Drivers.GetValue(
        Configuration,
        _ => CreateDriver().RunGenerators(Library)));

    /// <summary>The same project with a reference to another one.</summary>
    public Build BuildWith(params MetadataReference[] references) => BuildWith(references, CreateDriver());

    private CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new InsightsGenerator().AsSourceGenerator()],
        Schemas,
        ParseOptions,
        Options,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: RecordsSteps));

    private Build BuildWith(MetadataReference[] references, GeneratorDriver driver)
    {
        var hasStatements = Sources.Any(s => s.GetRoot().ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)));
        var compilation = (hasStatements ? Application : Library).AddSyntaxTrees(Sources).AddReferences(references);
        driver = driver.ReplaceAdditionalTexts(Schemas).WithUpdatedAnalyzerConfigOptions(Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new Build(driver, (CSharpCompilation)output);
    }
}
