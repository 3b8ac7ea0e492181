using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>The result of a build: the generated code, the compiler's diagnostics, and the program.</summary>
public sealed class Build(GeneratorDriver driver, CSharpCompilation compilation)
{
    public GeneratorDriver Driver => driver;

    /// <summary>The user's files and the generated ones.</summary>
    public CSharpCompilation Compilation => compilation;

    public GeneratorRunResult Result { get; } = driver.GetRunResult().Results.Single();

    /// <summary>The generated files by name.</summary>
    public IReadOnlyDictionary<string, string> Generated => field ??=
        Result.GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The compiler's errors and warnings, without those of the generator.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => field.IsDefault ? field = GetWarningsAndErrors(compilation.GetDiagnostics()) : field;

    public bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree is not { } tree || Result.GeneratedSources.Any(s => s.SyntaxTree == tree);

    /// <summary>The diagnostics of the compiler if the generated files did not suppress them.</summary>
    public IEnumerable<Diagnostic> GetDiagnosticsWithoutPragma()
    {
        var withoutPragma = compilation;
        foreach (var generated in Result.GeneratedSources)
        {
            var text = generated.SourceText.ToString()
                .Replace("#pragma warning disable\n", "", StringComparison.Ordinal)
                .Replace("#nullable disable warnings\n", "#nullable enable warnings\n", StringComparison.Ordinal);
            withoutPragma = withoutPragma.ReplaceSyntaxTree(
                generated.SyntaxTree,
                CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)generated.SyntaxTree.Options, generated.SyntaxTree.FilePath));
        }

        return GetWarningsAndErrors(withoutPragma.GetDiagnostics());
    }

    public Build AssertCompiles()
    {
        Assert.Null(Result.Exception);
        AssertNothing(Diagnostics);
        return this;
    }

    /// <summary>Fails with the full text of the diagnostics, one per line.</summary>
    public static void AssertNothing(IEnumerable<Diagnostic> diagnostics)
    {
        if (string.Join('\n', diagnostics) is { Length: > 0 } messages)
        {
            Assert.Fail(messages);
        }
    }

    /// <summary>Runs <c>Program.Run()</c>, which must compile.</summary>
    public object? Run() => Load().GetType("Program")!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <summary>Runs top-level statements, and returns what they stored in <c>Result.Value</c>.</summary>
    public object? RunStatements()
    {
        var assembly = Load();
        assembly.EntryPoint!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Array.Empty<string>()], null);
        return assembly.GetType("Result")!.GetField("Value", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null);
    }

    /// <summary>The compiler reports the same diagnostics as it emits the program, so it binds the files once.</summary>
    private Assembly Load()
    {
        Assert.Null(Result.Exception);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        AssertNothing(GetWarningsAndErrors(emitted.Diagnostics));
        Assert.True(emitted.Success);
        image.Position = 0;
        return new AssemblyLoadContext("TestProject", isCollectible: true).LoadFromStream(image);
    }

    private static ImmutableArray<Diagnostic> GetWarningsAndErrors(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)];
}
