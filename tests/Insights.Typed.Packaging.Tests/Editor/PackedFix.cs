using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Insights.Typed.Packaging.Tests.Editor;

/// <summary>Applies the code fixes of the package, as an editor offers them: by the ids that they list.</summary>
internal static class PackedFix
{
    /// <summary>The file after the first fix for the first diagnostic.</summary>
    public static async Task<string> ApplyAsync(PackedProject project, string text)
    {
        var document = project.Edit(text);
        var (_, action) = await OfferAsync(project, document, (await project.GetDiagnosticsAsync(document))[0]);
        return await ChangeAsync(document, action);
    }

    /// <summary>The file after the first fix, for each diagnostic of the project with the id of the first.</summary>
    public static async Task<string> ApplyAllAsync(PackedProject project, string text)
    {
        var document = project.Edit(text);
        var diagnostic = (await project.GetDiagnosticsAsync(document))[0];
        var (provider, action) = await OfferAsync(project, document, diagnostic);
        var all = await provider.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            document, provider, FixAllScope.Project, action.EquivalenceKey!, [diagnostic.Id], new Diagnostics(project, diagnostic.Id), TestContext.Current.CancellationToken));
        return await ChangeAsync(document, all!);
    }

    private static async Task<(CodeFixProvider Provider, CodeAction Action)> OfferAsync(PackedProject project, Document document, Diagnostic diagnostic)
    {
        foreach (var provider in project.CodeFixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var actions = new List<CodeAction>();
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
            if (actions.Count > 0)
            {
                return (provider, actions[0]);
            }
        }

        throw new InvalidOperationException($"The package has no fix for {diagnostic}");
    }

    private static async Task<string> ChangeAsync(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private sealed class Diagnostics(PackedProject packed, string id) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => await GetAsync(document);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await GetAsync(project.Documents.Single(document => document.Name == "Program.cs"));

        private async Task<IEnumerable<Diagnostic>> GetAsync(Document document) => (await packed.GetDiagnosticsAsync(document)).Where(d => d.Id == id && d.Location.SourceTree?.FilePath == document.FilePath);
    }
}
