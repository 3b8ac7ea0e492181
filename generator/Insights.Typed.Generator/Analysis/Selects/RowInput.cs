using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Finds the value that an operation uses without naming it.</summary>
internal static class RowInput
{
    /// <summary>Finds the value before the <c>?.</c></summary>
    public static IOperation? FindConditionalReceiver(IOperation instance) =>
        instance.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => !IsWithin(instance, access.Operation))?.Operation;

    /// <summary>Finds the value that a pattern is matched with: the member of the subpattern that contains it, or the value of the whole match.</summary>
    public static IOperation? FindPatternInput(IOperation pattern)
    {
        var inner = pattern;
        for (var outer = pattern.Parent; outer is not null; inner = outer, outer = outer.Parent)
        {
            switch (outer)
            {
                case IPropertySubpatternOperation subpattern when subpattern.Pattern == inner:
                    return subpattern.Member;
                case IIsPatternOperation match:
                    return match.Value;
                case ISwitchExpressionOperation match:
                    return match.Value;
                case ISwitchOperation match:
                    return match.Value;
            }
        }

        return null;
    }

    /// <summary>Finds the value whose member a property pattern reads: the value of the pattern around the subpattern.</summary>
    public static IOperation? FindMemberPatternInput(IOperation instance) =>
        instance.Ancestors().FirstOrDefault(a => a is IPropertySubpatternOperation) is { Parent: { } pattern } ? FindPatternInput(pattern) : null;

    private static bool IsWithin(IOperation operation, IOperation outer) => operation == outer || operation.Ancestors().Contains(outer);
}
