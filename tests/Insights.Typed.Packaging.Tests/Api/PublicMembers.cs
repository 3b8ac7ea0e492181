using System.Reflection;
using System.Runtime.CompilerServices;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Api;

/// <summary>The public types and members of the libraries that a user refers to, by reflection.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Type> Types { get; } = [.. SourceTree.Libraries.SelectMany(library => Assembly.Load(library).GetExportedTypes())];

    public static IEnumerable<MethodInfo> Methods { get; } =
        [.. Types.Where(type => !typeof(Delegate).IsAssignableFrom(type)).SelectMany(type => type.GetMethods(Declared)).Where(method => IsVisible(method) && !IsCompilerGenerated(method))];

    public static IEnumerable<MethodBase> Callables { get; } = [.. Methods, .. Types.SelectMany(type => type.GetConstructors(Declared)).Where(IsVisible)];

    public static IEnumerable<PropertyInfo> Properties { get; } = [.. Types.SelectMany(type => type.GetProperties(Declared)).Where(property => property.GetAccessors().Length > 0)];

    public static IEnumerable<FieldInfo> Fields { get; } = [.. Types.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(Declared)).Where(field => field.IsPublic || field.IsFamily)];

    /// <summary>The type's name, with those of the types that it is nested in, and no arity.</summary>
    public static string NameOf(Type type) => (type.DeclaringType is { } outer ? NameOf(outer) + "." : "") + type.Name.Split('`')[0];

    public static string NameOf(MemberInfo member) => $"{NameOf(member.DeclaringType!)}.{member.Name}";

    public static string NameOf(ParameterInfo parameter) => $"{NameOf(parameter.Member)}.{parameter.Name}";

    public static bool IsAwaitable(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(Task<>) || definition == typeof(ValueTask<>) || definition == typeof(IAsyncEnumerable<>)));

    /// <summary>Whether a property can be set after its object was created.</summary>
    public static bool IsSettable(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>The type, and those that it is made of.</summary>
    public static IEnumerable<Type> Parts(Type type) =>
        (type.HasElementType ? Parts(type.GetElementType()!) : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : []).Prepend(type);

    private static bool IsVisible(MethodBase method) => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && (!method.IsSpecialName || method.IsConstructor);

    /// <summary>The members of a record that the compiler generates.</summary>
    private static bool IsCompilerGenerated(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.Contains('<', StringComparison.Ordinal);
}
