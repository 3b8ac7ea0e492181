using System.Diagnostics.CodeAnalysis;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis.Emit;

namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>
/// Generated code does not count as code that a user's tests must cover. The attribute must be on each method that has lines
/// in a generated file, on its property, or on a type around it, because coverage tools look for it there.
/// </summary>
public sealed class CodeCoverageTests
{
    [Fact]
    public void Only_methods_with_generated_lines_are_excluded()
    {
        var build = TestProject.Create(Samples.EveryType, Samples.Usage, EdgeCaseSamples.Names).WithSource("Program.cs", """
            using Insights.Typed;

            namespace Insights.Typed
            {
                partial record UsageRow { public string Own => Name + "!"; }
                partial class UsageQuery { private static readonly string text = "a".ToUpperInvariant(); public UsageQuery Own() => Where(x => x.Name == text); }
                partial class UsageColumns { public QueryCondition Own => Seats > 1; }
                static partial class Datasets { public static UsageQuery Own => Usage.Own(); }
            }

            internal static class Program
            {
                internal static string Run() => Datasets.Usage.Select(x => new { x.Name, x.Total }).ToString() + Datasets.EveryType.Select(x => x.Date) + SystemQueries.EveryType;
            }
            """).Build().AssertCompiles();
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        Assert.True(build.Compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: TestContext.Current.CancellationToken).Success);

        var (covered, excluded) = MethodsWithLines(image, symbols);

        Assert.Empty(covered.Where(method => method.File.EndsWith(".g.cs", StringComparison.Ordinal)).Select(method => method.Name));
        Assert.Empty(excluded.Where(method => !method.File.EndsWith(".g.cs", StringComparison.Ordinal)).Select(method => method.Name));
        Assert.Contains("UsageQuery..cctor", covered.Select(method => method.Name));
        Assert.Contains("UsageRow.get_Own", covered.Select(method => method.Name));
        Assert.Contains("UsageQuery.Where", excluded.Select(method => method.Name));
    }

    private static (List<(string Name, string File)> Covered, List<(string Name, string File)> Excluded) MethodsWithLines(MemoryStream image, MemoryStream symbols)
    {
        using var assembly = new PEReader(new MemoryStream(image.ToArray()));
        using var debug = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.ToArray()));
        var (reader, lines) = (assembly.GetMetadataReader(), debug.GetMetadataReader());
        var properties = new Dictionary<MethodDefinitionHandle, PropertyDefinition>();
        foreach (var property in reader.TypeDefinitions.SelectMany(type => reader.GetTypeDefinition(type).GetProperties()).Select(reader.GetPropertyDefinition))
        {
            foreach (var accessor in new[] { property.GetAccessors().Getter, property.GetAccessors().Setter }.Where(accessor => !accessor.IsNil))
            {
                properties[accessor] = property;
            }
        }

        bool IsExcluded(CustomAttributeHandleCollection attributes) => attributes.Select(reader.GetCustomAttribute).Any(attribute =>
            attribute.Constructor.Kind == HandleKind.MemberReference
            && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
            && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) == nameof(ExcludeFromCodeCoverageAttribute));

        bool IsTypeExcluded(TypeDefinitionHandle type) => !type.IsNil
            && (IsExcluded(reader.GetTypeDefinition(type).GetCustomAttributes()) || IsTypeExcluded(reader.GetTypeDefinition(type).GetDeclaringType()));

        var found = (Covered: new List<(string, string)>(), Excluded: new List<(string, string)>());
        foreach (var handle in reader.MethodDefinitions)
        {
            var information = lines.GetMethodDebugInformation(handle.ToDebugInformationHandle());
            var files = information.GetSequencePoints().Where(point => !point.IsHidden)
                .Select(point => lines.GetString(lines.GetDocument(point.Document).Name)).Distinct().ToList();
            var method = reader.GetMethodDefinition(handle);
            var name = $"{reader.GetString(reader.GetTypeDefinition(method.GetDeclaringType()).Name)}.{reader.GetString(method.Name)}";
            var isExcluded = IsExcluded(method.GetCustomAttributes())
                || (properties.TryGetValue(handle, out var property) && IsExcluded(property.GetCustomAttributes()))
                || IsTypeExcluded(method.GetDeclaringType());
            (isExcluded ? found.Excluded : found.Covered).AddRange(files.Select(file => (name, file)));
        }

        return found;
    }
}
