using System.Reflection;
using Insights.Typed.LocalService;
using Insights.Typed.Packaging.Tests.Harness;
using Insights.Typed.Reading;
using Insights.Typed.Testing;

namespace Insights.Typed.Packaging.Tests.Api;

/// <summary>
/// The rules of the public API, which ARCHITECTURE.md lists. Each exception is in a list of its rule, with its reason; an
/// exception that no member needs fails the test too.
/// </summary>
public sealed class ApiConsistencyTests
{
    /// <summary>Namespaces that a user's file has in scope, next to those of this library.</summary>
    private static readonly string[] Imported =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "Azure", "Azure.Core", "Azure.Identity",
    ];

    [Fact]
    public void Async_names_what_is_awaited_or_enumerated_asynchronously() => AssertNone(
        PublicMembers.Methods
            .Where(method => PublicMembers.IsAwaitable(method.ReturnType) != method.Name.EndsWith("Async", StringComparison.Ordinal))
            .Select(PublicMembers.NameOf));

    [Fact]
    public void A_token_is_the_last_parameter_and_optional()
    {
        AssertNone(
            PublicMembers.Methods.Where(method => PublicMembers.IsAwaitable(method.ReturnType) && !TakesToken(method)).Select(PublicMembers.NameOf),

            // The interface has none.
            nameof(InsightsClient) + ".DisposeAsync", nameof(InsightsLocalService) + ".DisposeAsync", nameof(LocalAuthority) + ".DisposeAsync");

        // A member that a user implements requires its token, as that of Azure.Core.TokenCredential does: an implementation
        // that does not pass it on does not compile by accident.
        AssertNone(
            from method in PublicMembers.Methods
            from parameter in method.GetParameters()
            where parameter.ParameterType == typeof(CancellationToken)
            where parameter.Name != "cancellationToken" || parameter.Position != method.GetParameters().Length - 1 || (!parameter.IsOptional && !IsImplementedByUsers(method))
            select PublicMembers.NameOf(method));
    }

    [Fact]
    public void A_class_is_sealed_or_abstract() => AssertNone(
        PublicMembers.Types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(PublicMembers.NameOf),

        // The exceptions that a caller catches for all errors of the client, and their base class.
        nameof(InsightsException));

    [Fact]
    public void Only_options_can_be_changed() => AssertNone(
        PublicMembers.Properties.Where(property => PublicMembers.IsSettable(property) && !IsOptions(property.DeclaringType!)).Select(PublicMembers.NameOf),

        // A switch that a test turns while its code runs.
        $"{nameof(InMemoryInsights)}.{nameof(InMemoryInsights.IsDataRedacted)}");

    [Fact]
    public void A_property_does_not_return_a_collection_that_can_be_changed() => AssertNone(
        PublicMembers.Properties.Where(property => IsMutableCollection(property.PropertyType)).Select(PublicMembers.NameOf));

    [Fact]
    public void Options_are_classes_with_setters() => AssertNone(
        PublicMembers.Types.Where(IsOptions)
            .Where(type => !type.IsClass || type.GetConstructor([]) is null || type.GetProperties().Any(property => !PublicMembers.IsSettable(property)))
            .Select(PublicMembers.NameOf));

    [Fact]
    public void No_field_is_public() => AssertNone(PublicMembers.Fields.Where(field => !field.IsLiteral).Select(PublicMembers.NameOf));

    [Fact]
    public void No_signature_has_a_tuple() => AssertNone(
        PublicMembers.Callables
            .Where(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void)).Any(HasTuple))
            .Select(PublicMembers.NameOf)
            .Concat(PublicMembers.Properties.Where(property => HasTuple(property.PropertyType)).Select(PublicMembers.NameOf)),

        // Both are for the packages of this library: the test kit, and the tool.
        $"{nameof(ReaderColumn)}.{nameof(ReaderColumn.FlagLiterals)}",
        $"{nameof(ShippedSchemas)}.{nameof(ShippedSchemas.ReadFiles)}");

    [Fact]
    public void Parameters_of_overloads_have_the_same_names() => AssertNone(
        from overloads in PublicMembers.Callables.GroupBy(PublicMembers.NameOf)
        from position in overloads.SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType is { IsGenericParameter: false } type && type.Assembly != typeof(object).Assembly)
            .GroupBy(parameter => parameter.ParameterType.IsGenericType ? parameter.ParameterType.GetGenericTypeDefinition() : parameter.ParameterType)
        where position.Select(parameter => parameter.Name).Distinct().Count() > 1
        select $"{overloads.Key}({string.Join(", ", position.Select(parameter => parameter.Name).Distinct())})");

    [Fact]
    public void Options_are_passed_as_options() => AssertNone(
        PublicMembers.Callables.SelectMany(method => method.GetParameters())
            .Where(parameter => IsOptions(parameter.ParameterType) && parameter.Name != (parameter.ParameterType == typeof(RowRejectionOptions) ? "rowRejection" : "options"))
            .Select(PublicMembers.NameOf));

    [Fact]
    public void No_type_has_the_name_of_one_that_a_user_has_in_scope()
    {
        var taken = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(file => file.StartsWith("System.", StringComparison.Ordinal) || file.StartsWith("Azure.", StringComparison.Ordinal) || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal))
            .SelectMany(file => Assembly.Load(file).GetExportedTypes())
            .Where(type => type.Namespace is { } name && (Imported.Contains(name) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)))
            .Select(PublicMembers.NameOf)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("TokenCredential", taken);
        AssertNone(PublicMembers.Types.Select(PublicMembers.NameOf).Where(name => taken.Contains(name)));
    }

    /// <summary>So that their types are not in scope of a user's file, next to those of the libraries.</summary>
    [Fact]
    public void Types_of_a_supporting_assembly_are_in_its_namespace()
    {
        Assert.Contains("Insights.Typed.Language", SourceTree.SupportingAssemblies);
        AssertNone(
            SourceTree.SupportingAssemblies.SelectMany(name => Assembly.Load(name).GetExportedTypes().Where(type => type.Namespace != name && !type.Namespace!.StartsWith(name + ".", StringComparison.Ordinal))).Select(PublicMembers.NameOf),

            // What a user of the test kit and of the local service injects a fault into.
            nameof(InsightsOperation));
    }

    private static void AssertNone(IEnumerable<string> violations, params string[] exceptions) =>
        Assert.Equal(exceptions.Order(StringComparer.Ordinal), violations.Distinct().Order(StringComparer.Ordinal));

    private static bool TakesToken(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken));

    private static bool IsImplementedByUsers(MethodInfo method) => method.IsVirtual;

    private static bool IsOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace!.StartsWith("Insights.Typed", StringComparison.Ordinal);

    private static bool IsMutableCollection(Type type) =>
        type.IsArray || (type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(List<>) || definition == typeof(Dictionary<,>) || definition == typeof(IList<>) || definition == typeof(IDictionary<,>) || definition == typeof(ICollection<>)));

    private static bool HasTuple(Type type) => PublicMembers.Parts(type).Any(part => part.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || part.Name.StartsWith("ValueTuple`", StringComparison.Ordinal));
}
