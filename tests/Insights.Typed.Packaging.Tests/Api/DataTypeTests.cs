using System.Reflection;
using System.Text.Json.Serialization;
using Insights.Typed.Contracts;

namespace Insights.Typed.Packaging.Tests.Api;

/// <summary>The rules of the types that the client accepts and returns, and of its overloads, which ARCHITECTURE.md lists.</summary>
public sealed class DataTypeTests
{
    private static readonly IReadOnlyList<MethodInfo> ClientMethods =
        [.. PublicMembers.Methods.Where(method => method.DeclaringType == typeof(InsightsClient) || method.DeclaringType == typeof(ScheduledReport<>))];

    [Fact]
    public void A_request_is_a_record_whose_copies_can_be_changed()
    {
        var requests = ClientMethods.SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => IsClassOfClient(type) && !IsQuery(type) && !IsOptions(type) && !IsResponse(type))
            .Distinct()
            .ToList();

        Assert.Equal([nameof(ImmediateReport), nameof(ReportSchedule), nameof(ReportUpdate)], requests.Select(PublicMembers.NameOf).Order(StringComparer.Ordinal));
        Assert.All(requests, type => Assert.True(IsRecord(type), type.Name));
        Assert.Empty(requests.SelectMany(GetProperties).Where(property => !IsInitialized(property)).Select(PublicMembers.NameOf));
    }

    [Fact]
    public void A_response_is_a_class_that_a_test_can_create_and_a_program_cannot_change()
    {
        var responses = ClientMethods.SelectMany(method => PublicMembers.Parts(method.ReturnType)).Where(IsClassOfClient).Distinct().ToList();

        // An object with methods, and not what the service returned.
        Assert.Equal([typeof(ScheduledReport<>).Name], responses.Where(type => !IsResponse(type)).Select(type => type.Name).Distinct());
        Assert.Equal(
            PublicMembers.Types.Where(type => IsResponse(type) && !type.IsAbstract).Select(PublicMembers.NameOf).Order(StringComparer.Ordinal),
            responses.Where(IsResponse).Select(PublicMembers.NameOf).Order(StringComparer.Ordinal));
        Assert.All(responses.Where(IsResponse), type =>
        {
            Assert.False(IsRecord(type), type.Name);
            Assert.NotNull(type.GetConstructor([]));
            Assert.Contains(GetProperties(type), property => property.Name == nameof(InsightsResource.AdditionalProperties));

            // The client sets the first for all objects of a response. Others without init are computed.
            Assert.Equal(
                [$"{nameof(InsightsResource)}.{nameof(InsightsResource.IsDataRedacted)}"],
                GetProperties(type).Where(property => !IsInitialized(property) && HasField(property)).Select(PublicMembers.NameOf));
        });
    }

    [Fact]
    public void An_extensible_name_is_kept_and_compares_without_letter_case()
    {
        var names = PublicMembers.Types.Where(type => type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType == typeof(ServiceNameConverter)).ToList();

        Assert.Equal([nameof(ExecutionStatus), nameof(ReportFormat), nameof(ReportStatus)], names.Select(PublicMembers.NameOf).Order(StringComparer.Ordinal));
        Assert.All(names, type =>
        {
            var (lower, upper, other) = (Create("added later"), Create("ADDED LATER"), Create("another"));
            Assert.True(type.IsValueType);
            Assert.Null(type.GetProperty("Name")!.SetMethod);
            Assert.Equal(("added later", "ADDED LATER"), (type.GetProperty("Name")!.GetValue(lower), type.GetProperty("Name")!.GetValue(upper)));
            Assert.Equal((true, true, false), (lower.Equals(upper), Compare("op_Equality", lower, upper), Compare("op_Inequality", lower, upper)));
            Assert.Equal((false, false, true), (lower.Equals(other), Compare("op_Equality", lower, other), Compare("op_Inequality", lower, other)));
            Assert.Equal(lower.GetHashCode(), upper.GetHashCode());

            object Create(string name) => Activator.CreateInstance(type, name)!;
            bool Compare(string @operator, object left, object right) => (bool)type.GetMethod(@operator)!.Invoke(null, [left, right])!;
        });
    }

    /// <summary>An overload that only has more parameters is one with optional parameters. Methods of LINQ that a query does not have are those of LINQ.</summary>
    [Fact]
    public void Only_the_usual_call_is_an_overload_without_options() => Assert.Empty(
        from overloads in PublicMembers.Methods.Where(method => PublicMembers.IsAwaitable(method.ReturnType) && method.GetCustomAttribute<ObsoleteAttribute>() is not { IsError: true }).GroupBy(PublicMembers.NameOf)
        from shorter in overloads
        from longer in overloads
        where shorter != longer && shorter.ReturnType.ToString() == longer.ReturnType.ToString() && IsPart(GetParameters(shorter), GetParameters(longer)) && !IsUsualCall(shorter)
        select $"{overloads.Key}({string.Join(", ", shorter.GetParameters().Select(parameter => parameter.Name))})");

    [Fact]
    public void The_overloads_without_options_are_known() => Assert.Equal(
        [nameof(InsightsClient.OpenDataReaderAsync), nameof(InsightsClient.PreviewAsync), nameof(InsightsClient.RunAsync)],
        ClientMethods.Where(IsUsualCall).Select(method => method.Name).Order(StringComparer.Ordinal));

    /// <summary>The code that a program polls with is not among them.</summary>
    [Fact]
    public void A_device_code_has_what_a_user_needs() => Assert.Equal(
        ["ExpiresOn", "Message", "UserCode", "VerificationUri"], GetProperties(typeof(InsightsDeviceCode)).Select(property => property.Name).Order(StringComparer.Ordinal));

    private static bool IsUsualCall(MethodInfo method) =>
        method.GetParameters() is [{ Name: "query" } query, { Name: "cancellationToken" }] && IsQuery(query.ParameterType);

    private static List<string> GetParameters(MethodInfo method) =>
        [.. method.GetParameters().Where(parameter => parameter.ParameterType != typeof(CancellationToken)).Select(parameter => $"{parameter.ParameterType} {parameter.Name}")];

    private static bool IsPart(List<string> parameters, List<string> others) => parameters.Count < others.Count && parameters.TrueForAll(others.Contains);

    private static bool IsClassOfClient(Type type) => type is { IsClass: true, IsGenericParameter: false } && type.Assembly == typeof(InsightsClient).Assembly;

    private static bool IsQuery(Type type) => typeof(InsightsQuery).IsAssignableFrom(type);

    private static bool IsOptions(Type type) => type.Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool IsResponse(Type type) => typeof(InsightsResource).IsAssignableFrom(type);

    /// <summary>Whether the compiler generated what <c>with</c> calls.</summary>
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<PropertyInfo> GetProperties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static bool IsInitialized(PropertyInfo property) => property.SetMethod is { IsPublic: true } && !PublicMembers.IsSettable(property);

    private static bool HasField(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance) is not null;
}
