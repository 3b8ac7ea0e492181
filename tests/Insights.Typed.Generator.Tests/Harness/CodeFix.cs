using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>Applies code fixes as an editor does.</summary>
/// <param name="analyzer">The analyzer that reports the problem.</param>
/// <param name="provider">The provider that corrects it.</param>
internal sealed class CodeFix(DiagnosticAnalyzer analyzer, CodeFixProvider provider)
{
    private const string FileName = "Program.cs";

    /// <summary>The file after the first fix for the first problem. A file without problems fails.</summary>
    public async Task<string> ApplyAsync(string source, TestProject? project = null)
    {
        var (document, diagnostics) = await OpenAsync(source, project);
        var actions = await GetActionsAsync(document, Assert.IsType<Diagnostic>(diagnostics.FirstOrDefault(), exactMatch: false));
        return await ApplyActionAsync(document, Assert.IsType<CodeAction>(actions.FirstOrDefault(), exactMatch: false));
    }

    /// <summary>The titles of all offered fixes, in the order of the text.</summary>
    public async Task<ImmutableArray<string>> GetTitlesAsync(string source, TestProject? project = null)
    {
        var (document, diagnostics) = await OpenAsync(source, project);
        var titles = ImmutableArray.CreateBuilder<string>();
        foreach (var diagnostic in diagnostics)
        {
            titles.AddRange((await GetActionsAsync(document, diagnostic)).Select(action => action.Title));
        }

        return titles.ToImmutable();
    }

    private async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> OpenAsync(string source, TestProject? project)
    {
        var opened = await EditorProject.OpenAsync((project ?? Select.Project).WithSource(FileName, source));
        var document = opened.File(FileName);
        var tree = await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken);
        var diagnostics = await opened.GetDiagnosticsAsync(analyzer);
        return (document, [.. diagnostics.Where(d => d.Location.SourceTree == tree && provider.FixableDiagnosticIds.Contains(d.Id))]);
    }

    private async Task<List<CodeAction>> GetActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private static async Task<string> ApplyActionAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }
}
