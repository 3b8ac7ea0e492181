using System.Reflection;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>The columns have exactly the operators of the table.</summary>
public sealed class OperatorTests
{
    private static readonly Type[] ColumnClasses = [.. ColumnTypes.All.Select(type => typeof(QueryColumn).Assembly.GetType("Insights.Typed." + type.ColumnClass, throwOnError: true)!).Distinct()];

    /// <summary>The methods of operators that C# writes as a symbol.</summary>
    private static readonly Dictionary<string, string> SymbolMethods = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    public static TheoryData<Type> Classes => [.. ColumnClasses];

    [Theory]
    [MemberData(nameof(Classes))]
    public void A_column_class_has_the_operators_that_its_type_supports(Type columnClass)
    {
        var supported = ComparisonOperators.All.Where(@operator => IsSupported(@operator, columnClass)).Select(ComparisonOperators.ToCSharp);

        Assert.Equal(supported.Order(StringComparer.Ordinal), GetOperators(columnClass).Where(name => WildcardMethods.FromCSharp(name) is null).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_method_is_two_operators() =>
        Assert.All(ComparisonOperators.All, @operator => Assert.Null(WildcardMethods.FromCSharp(@operator.ToCSharp())));

    private static bool IsSupported(ComparisonOperator @operator, Type columnClass) => columnClass == typeof(BooleanColumn)
        ? @operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual
        : @operator.GetOperandKind() != OperandKind.Text || columnClass == typeof(TextColumn);

    /// <summary>Gets the names of the public methods and the symbols of the operators that return a condition.</summary>
    private static IEnumerable<string> GetOperators(Type columnClass) => columnClass
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
        .Where(method => method.ReturnType == typeof(QueryCondition) && method.DeclaringType != typeof(QueryCondition))
        .Select(method => method.IsSpecialName ? SymbolMethods.GetValueOrDefault(method.Name) : method.Name)
        .OfType<string>()
        .Distinct();
}
