using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>An assignment to a property or an indexer.</summary>
/// <param name="Value">The value that it is set to, or that is combined with its value; null for an increment.</param>
/// <param name="IsRead">Whether its value is read before.</param>
internal sealed record PropertyWrite(IOperation? Value, bool IsRead)
{
    /// <summary>Finds the assignment whose target a property is; null if it is only read.</summary>
    public static PropertyWrite? Find(IPropertyReferenceOperation property) => FindTarget(property) switch
    {
        { Parent: ISimpleAssignmentOperation assignment } target when assignment.Target == target => new(assignment.Value, IsRead: false),
        { Parent: IDeconstructionAssignmentOperation assignment } target when assignment.Target == target => new(assignment.Value, IsRead: false),
        { Parent: IAssignmentOperation assignment } target when assignment.Target == target => new(assignment.Value, IsRead: true),
        { Parent: IIncrementOrDecrementOperation } => new(Value: null, IsRead: true),
        _ => null,
    };

    /// <summary>Finds the outermost tuple that contains the property, which can be the target of a deconstruction; without a tuple, the property itself.</summary>
    private static IOperation FindTarget(IOperation property)
    {
        while (property.Parent is ITupleOperation tuple)
        {
            property = tuple;
        }

        return property;
    }
}
