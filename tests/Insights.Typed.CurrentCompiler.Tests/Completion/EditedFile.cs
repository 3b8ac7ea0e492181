using System.Reflection;
using System.Text;
using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
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
                analyzerReferences: [new GeneratorReference(), new AnalyzerFileReference(typeof(QueryTextCompletionProvider).Assembly.Location, new LoadedAssemblies())]))
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

    /// <summary>The items of a query's text that are listed at the bar in an expression, each with its description, and what the first one changes.</summary>
    public async Task<(IReadOnlyList<string> Items, string? Changed)> GetQueryItemsAsync(string expression)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var edited = document.WithText(SourceText.From(Start + expression.Replace("|", "", StringComparison.Ordinal) + End, Encoding.UTF8));
        var service = CompletionService.GetService(edited)!;
        var list = await service.GetCompletionsAsync(edited, Start.Length + expression.IndexOf('|', StringComparison.Ordinal), cancellationToken: cancellationToken);
        var described = new List<string>();
        foreach (var item in list.ItemsList.OrderBy(item => item.SortText, StringComparer.Ordinal))
        {
            described.Add($"{item.DisplayText}: {(await service.GetDescriptionAsync(edited, item, cancellationToken))!.Text}");
        }

        if (list.ItemsList.Count == 0)
        {
            return (described, null);
        }

        var change = await service.GetChangeAsync(edited, list.ItemsList[0], cancellationToken: cancellationToken);
        var text = (await edited.GetTextAsync(cancellationToken)).WithChanges(change.TextChange).ToString();
        return (described, text[Start.Length..^End.Length]);
    }

    public void Dispose() => workspace.Dispose();

    /// <summary>The assemblies of the running tests.</summary>
    private sealed class LoadedAssemblies : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
