using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Queries;

/// <summary>
/// Explains a comparison of a column with something that is not a value of its type. An operator of the library makes it compile, so that
/// the compiler reports nothing.
/// </summary>
internal static class UnsupportedComparison
{
    /// <summary>The problem, and the column that it is reported at; null for any other operation.</summary>
    public static (Finding Problem, IOperation Column)? Explain(IBinaryOperation comparison)
    {
        if (!QueryTypes.IsUnsupportedComparison(comparison.OperatorMethod))
        {
            return null;
        }

        var (left, right) = (RemoveConversions(comparison.LeftOperand), RemoveConversions(comparison.RightOperand));
        var (column, other) = IsColumn(left) ? (left, right) : (right, left);
        return (Explain(column, other), column);
    }

    private static Finding Explain(IOperation column, IOperation other)
    {
        if (IsColumn(other))
        {
            return new(ColumnUseRules.ComparedColumns, column.Syntax);
        }

        return other.ConstantValue is { HasValue: true, Value: null } || other.Type is null
            ? new(ColumnUseRules.ColumnTestedForNull, column.Syntax)
            : new(ColumnUseRules.ValueOfOtherType, column.Syntax, GetValueTypes(column.Type!), other.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    private static string GetValueTypes(ITypeSymbol column)
    {
        List<string> types = [.. ColumnTypes.All.Where(type => type.ColumnClass == column.Name).Select(type => type.CSharpName.Replace("global::System.", "")).Distinct()];
        return types.Count > 0 || column is not INamedTypeSymbol { TypeArguments: { Length: 1 } values }
            ? string.Join(" or ", types)
            : values[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
    }

    private static bool IsColumn(IOperation operand) => QueryTypes.IsColumnOrBooleanColumn(operand.Type);

    private static IOperation RemoveConversions(IOperation operand) => operand is IConversionOperation conversion ? RemoveConversions(conversion.Operand) : operand;
}
