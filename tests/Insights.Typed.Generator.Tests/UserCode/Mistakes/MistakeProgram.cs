using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Insights.Typed.CodeFixes.Chains;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>One program with a method for each mistake, compiled once with all analyzers in an editor's workspace.</summary>
internal sealed class MistakeProgram
{
    private const string FileName = "Program.cs";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = Create<DiagnosticAnalyzer>(typeof(InsightsGenerator));

    private static readonly ImmutableArray<CodeFixProvider> Providers = Create<CodeFixProvider>(typeof(ChainFixProvider));

    private readonly IReadOnlyList<string> bodies;
    private readonly IReadOnlyList<TextSpan> spans;

    private MistakeProgram(IReadOnlyList<string> bodies, string attribute)
    {
        this.bodies = bodies;
        (Text, spans) = Write(bodies, attribute);
    }

    public string Text { get; }

    public Document Document { get; private set; } = null!;

    /// <summary>The warnings and errors of the compiler and the analyzers, the errors first.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; private set; } = [];

    /// <param name="bodies">The statements of the methods.</param>
    /// <param name="attribute">The attribute of their class.</param>
    /// <param name="schemas">The project with the datasets; by default that of most tests.</param>
    public static async Task<MistakeProgram> CompileAsync(IEnumerable<string> bodies, string attribute = "", TestProject? schemas = null)
    {
        var program = new MistakeProgram([.. bodies], attribute);
        var project = await EditorProject.OpenAsync((schemas ?? Select.Project).WithSource(FileName, program.Text));
        var compilation = (await project.GetCompilationAsync())!;
        var diagnostics = await compilation.WithAnalyzers(Analyzers, project.AnalyzerOptions).GetAllDiagnosticsAsync();
        program.Document = project.File(FileName);
        program.Diagnostics = [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).OrderByDescending(d => d.Severity).ThenBy(d => d.Location.SourceSpan.Start)];
        return program;
    }

    /// <summary>The diagnostics in a method.</summary>
    public IEnumerable<Diagnostic> GetDiagnostics(int number) => Diagnostics.Where(d => spans[number].Contains(d.Location.SourceSpan));

    /// <summary>The statements that a location encloses, relative to its method.</summary>
    public TextSpan GetPlace(int number, Diagnostic diagnostic) => new(diagnostic.Location.SourceSpan.Start - spans[number].Start, diagnostic.Location.SourceSpan.Length);

    /// <summary>The fixes that an editor offers for a diagnostic.</summary>
    public async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> GetFixesAsync(Diagnostic diagnostic)
    {
        var fixes = new List<(CodeFixProvider, CodeAction)>();
        foreach (var provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await provider.RegisterCodeFixesAsync(new CodeFixContext(Document, diagnostic, (action, _) => fixes.Add((provider, action)), CancellationToken.None));
        }

        return fixes;
    }

    /// <summary>The statements of a method after a fix, which must not change anything else.</summary>
    public async Task<string> ApplyAsync(int number, CodeAction action)
    {
        var text = await GetTextAsync(action);
        var (before, after) = (Text[..spans[number].Start], Text[spans[number].End..]);
        Assert.StartsWith(before, text, StringComparison.Ordinal);
        Assert.EndsWith(after, text, StringComparison.Ordinal);
        return text[before.Length..^after.Length];
    }

    /// <summary>The file after a fix of all diagnostics that a provider offers the same fix for.</summary>
    public async Task<string> ApplyToAllAsync(CodeFixProvider provider, string key, FixAllScope scope)
    {
        var ids = provider.FixableDiagnosticIds;
        var context = new FixAllContext(Document, provider, scope, key, ids, new KnownDiagnostics([.. Diagnostics.Where(d => ids.Contains(d.Id))]), CancellationToken.None);
        return await GetTextAsync(Assert.IsType<CodeAction>(await provider.GetFixAllProvider()!.GetFixAsync(context), exactMatch: false));
    }

    /// <summary>The file with other statements in some methods.</summary>
    public string Replace(IReadOnlyDictionary<int, string> replaced) => Write([.. bodies.Select((body, number) => replaced.GetValueOrDefault(number, body))], "").Text;

    private async Task<string> GetTextAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(Document.Id)!.GetTextAsync()).ToString();
    }

    private static (string Text, IReadOnlyList<TextSpan> Spans) Write(IReadOnlyList<string> bodies, string attribute)
    {
        var text = new StringBuilder($"using Insights.Typed;\n\n{attribute}internal static class Program\n{{\n");
        var spans = new List<TextSpan>();
        foreach (var body in bodies)
        {
            text.Append(CultureInfo.InvariantCulture, $"    internal static async Task Case{spans.Count}(InsightsClient client, string name, List<string> names, long? limit, double ratio)\n    {{\n        ");
            spans.Add(new TextSpan(text.Length, body.Length));
            text.Append(body).Append("\n        await Task.Yield();\n    }\n\n");
        }

        return (text.Append("}\n").ToString(), spans);
    }

    private static ImmutableArray<T> Create<T>(Type inAssembly) =>
        [.. GetTypes(inAssembly.Assembly).Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!)];

    /// <summary>Completion derives from a type of an assembly that editors have, and this process does not.</summary>
    private static IEnumerable<Type> GetTypes(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception) when (exception.LoaderExceptions.All(e => e is FileNotFoundException { FileName: { } name } && name.StartsWith("Microsoft.CodeAnalysis.Features,", StringComparison.Ordinal)))
        {
            return exception.Types.OfType<Type>();
        }
    }

    /// <summary>The diagnostics that were found already.</summary>
    private sealed class KnownDiagnostics(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
