using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Architecture.Tests.Source;

/// <summary>A project that is shipped, or a kit of the tests, compiled from its sources, so that tests can see what each file uses.</summary>
internal sealed class SourceProject
{
    private static readonly string[] ImplicitUsings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks"];

    private static readonly string[] Shipped = ["src", "generator"];

    private const string KitPrefix = "Insights.Typed.TestKit";

    private static readonly ConcurrentDictionary<string, SourceProject> Compiled = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> models = new();

    private SourceProject(string path)
    {
        Folder = Path.GetDirectoryName(path)!;
        Name = Path.GetFileNameWithoutExtension(path);
        Definition = XDocument.Load(path);
        References = [.. Definition.Descendants("ProjectReference").Select(item => Path.GetFileNameWithoutExtension((string)item.Attribute("Include")!)).Order(StringComparer.Ordinal)];
        var visible = Visible(this).ToHashSet(StringComparer.Ordinal);
        var files = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(file => !IsBuilt(Path.GetRelativePath(Folder, file)));
        Compilation = CSharpCompilation.Create(
            AssemblyName,
            files.Concat(Linked()).Order(StringComparer.Ordinal).Select(Parse).Append(Usings()),
            Assemblies.Where(assembly => !IsProjectAssembly(assembly.Key) || visible.Contains(assembly.Key)).Select(assembly => assembly.Value),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    public static string Root { get; } = typeof(SourceProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Root").Value!;

    /// <summary>The projects under <c>src</c> and <c>generator</c>, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. ShippedPaths().Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The libraries that the test projects share, by name.</summary>
    public static IReadOnlyList<string> Kits { get; } =
        [.. KitPaths().Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    public string Name { get; }

    public string Folder { get; }

    public string AssemblyName => (string?)Definition.Descendants("AssemblyName").SingleOrDefault() ?? Name;

    /// <summary>The names of the projects that this one references directly.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>The assemblies that can access its internal members.</summary>
    public IEnumerable<string> Friends => Definition.Descendants("InternalsVisibleTo").Select(item => (string)item.Attribute("Include")!);

    public XDocument Definition { get; }

    public CSharpCompilation Compilation { get; }

    /// <summary>The project's files, without those that it shares with other projects.</summary>
    public IEnumerable<SyntaxTree> Files => Compilation.SyntaxTrees.Where(tree => tree.FilePath.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    public static SourceProject Open(string name) =>
        Compiled.GetOrAdd(name, name => new SourceProject(ShippedPaths().Concat(KitPaths()).Single(path => Path.GetFileNameWithoutExtension(path) == name)));

    /// <summary>The folder of a file, relative to the project's, as in <c>Client/Runs</c>, or an empty string.</summary>
    public string GetFolder(SyntaxTree file) =>
        Path.GetDirectoryName(Path.GetRelativePath(Folder, file.FilePath))!.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The meaning of a file's code, which each test would otherwise compute again.</summary>
    public SemanticModel GetModel(SyntaxTree file) => models.GetOrAdd(file, file => Compilation.GetSemanticModel(file));

    private static Dictionary<string, PortableExecutableReference> Assemblies { get; } = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator).DistinctBy(Path.GetFileNameWithoutExtension).ToDictionary(path => Path.GetFileNameWithoutExtension(path)!, path => MetadataReference.CreateFromFile(path), StringComparer.Ordinal);

    /// <summary>The assemblies of the projects that a project references, directly or through others.</summary>
    private static IEnumerable<string> Visible(SourceProject project) =>
        project.References.Select(Open).SelectMany(reference => Visible(reference).Prepend(reference.AssemblyName));

    private static IEnumerable<string> ShippedPaths() => Shipped
        .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(Root, folder)))
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"));

    private static IEnumerable<string> KitPaths() => Directory.EnumerateDirectories(Path.Combine(Root, "tests"), KitPrefix + "*")
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"));

    /// <summary>The types that the project's files declare, without nested ones.</summary>
    public IEnumerable<INamedTypeSymbol> Types() => Files.SelectMany(GetTypes).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>The internal types whose namespace differs from their folder, each with its file.</summary>
    public IEnumerable<string> MisplacedTypes() =>
        from file in Files
        let folder = Path.GetRelativePath(Folder, Path.GetDirectoryName(file.FilePath)!).Replace(Path.DirectorySeparatorChar, '.')
        let expected = folder == "." ? Name : $"{Name}.{folder}"
        from type in GetTypes(file)
        where type.DeclaredAccessibility != Accessibility.Public && type.ContainingNamespace.ToDisplayString() != expected
        select $"{Path.GetRelativePath(Folder, file.FilePath)}: {type}";

    private IEnumerable<INamedTypeSymbol> GetTypes(SyntaxTree file)
    {
        var model = GetModel(file);
        return file.GetRoot().DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<BaseTypeDeclarationSyntax>().Select(type => model.GetDeclaredSymbol(type)!);
    }

    /// <summary>Whether an assembly is part of this repository.</summary>
    public static bool IsProjectAssembly(string assembly) => assembly == "insights" || assembly.StartsWith("Insights.Typed", StringComparison.Ordinal);

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";

    private static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithPreprocessorSymbols("NET", "NET10_0_OR_GREATER"), file);

    private IEnumerable<string> Linked() => Definition.Descendants("Compile")
        .Select(item => (string?)item.Attribute("Include"))
        .SelectMany(include => include is null ? [] : include.StartsWith('@') ? LinkedItems(include) : [include])
        .Select(include => Path.GetFullPath(Path.Combine(Folder, include)));

    /// <summary>Files listed as items with another name, as in <c>@(LocalService->'../Insights.Typed.LocalService/%(Identity)')</c>.</summary>
    private IEnumerable<string> LinkedItems(string include)
    {
        var name = include[2..include.IndexOf("->", StringComparison.Ordinal)];
        var pattern = include.Split('\'')[1];
        return Definition.Descendants(name).SelectMany(item => ((string)item.Attribute("Include")!).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(identity => pattern.Replace("%(Identity)", identity, StringComparison.Ordinal));
    }

    private SyntaxTree Usings() => Parse(
        string.Concat(ImplicitUsings.Concat(Definition.Descendants("Using").Select(item => (string)item.Attribute("Include")!)).Select(name => $"global using {name};\n")), "");

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), path);
}
