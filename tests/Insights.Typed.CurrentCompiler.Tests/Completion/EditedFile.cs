using System.Text;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CurrentCompiler.Tests.Completion;

/// <summary>A file in an editor, in a project that the generator runs in.</summary>
public sealed class EditedFile : IDisposable
{
    private const string Start = "using System.Linq;\nusing Insights.Typed;\ninternal static class Program\n{\n    internal static object Run() => ";

    private const string End = ";\n}\n";

    private readonly AdhocWorkspace workspace = new(EditorServices.Instance);
    private readonly Document document;

    public EditedFile()
    {
        var project = ProjectId.CreateNewId();
        var file = DocumentId.CreateNewId(project);
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project,
                VersionStamp.Default,
                "Program",
                "Program",
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", GeneratedNames.InterceptorsNamespace)]),
                metadataReferences: TestProject.References,
                analyzerReferences: [new GeneratorReference()]))
            .AddDocument(file, "Program.cs", Start + "null!" + End, filePath: "/project/Program.cs");
        var config = new StringBuilder("is_global = true\n");
        foreach (var schema in new[] { Samples.Usage, Samples.Sales })
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), schema.Path, schema.Text!, filePath: "/project/" + schema.Path);
            config.Append("[/project/").Append(schema.Path).Append("]\nbuild_metadata.AdditionalFiles.InsightsSchema = true\n");
        }

        solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(config.ToString(), Encoding.UTF8), filePath: "/project/.globalconfig");
        document = solution.GetDocument(file)!;
    }

    /// <summary>The names that are listed at the bar in an expression, in ordinal order, without operators, conversions and keywords.</summary>
    public async Task<IReadOnlyList<string>> GetNamesAsync(string expression)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var edited = document.WithText(SourceText.From(Start + expression.Replace("|", "", StringComparison.Ordinal) + End, Encoding.UTF8));
        var list = await CompletionService.GetService(edited)!.GetCompletionsAsync(
            edited, Start.Length + expression.IndexOf('|', StringComparison.Ordinal), cancellationToken: cancellationToken);
        return
        [
            .. list.ItemsList
                .Where(item => !item.Tags.Contains("Operator") && !item.Tags.Contains("Keyword") && !item.Tags.Contains("Snippet"))
                .Select(item => item.DisplayText)
                .Order(StringComparer.Ordinal),
        ];
    }

    public void Dispose() => workspace.Dispose();
}
