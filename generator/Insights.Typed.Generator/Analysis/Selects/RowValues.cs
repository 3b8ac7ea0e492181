using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Which values may be the row, or hold it.</summary>
/// <param name="rowType">The row's record.</param>
/// <param name="isVisible">Whether the code of a member can be followed, so that its result is known.</param>
internal sealed class RowValues(ITypeSymbol rowType, Func<ISymbol, bool> isVisible)
{
    private readonly HashSet<ISymbol> holders = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, bool> known = [];
    private readonly RowCapacity capacity = new(rowType);

    /// <summary>The code that the operations are in.</summary>
    public FollowedCode? Code { get; set; }

    /// <summary>Whether anything was added since the last <see cref="Restart"/>.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Forgets what did not hold the row, which may hold it by now.</summary>
    public void Restart()
    {
        known.Clear();
        IsChanged = false;
    }

    /// <summary>Adds a variable, parameter, field or property that may hold the row, or a function that may return it.</summary>
    public void Add(ISymbol holder) => IsChanged |= CanHold(TypeOf(holder)) && holders.Add(holder.OriginalDefinition);

    public void AddThis(FollowedCode code)
    {
        IsChanged |= !code.IsRowThis;
        code.IsRowThis = true;
    }

    /// <summary>Whether a value of a type can hold the row.</summary>
    public bool CanHold(ITypeSymbol? type) => capacity.CanHold(type);

    public bool Contains(ISymbol holder) => holders.Contains(holder.OriginalDefinition);

    public bool IsOfRow(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, rowType);

    /// <summary>Whether a value may be the row, or hold it.</summary>
    public bool Holds(IOperation? value)
    {
        if (value is null || !CanHold(value.Type))
        {
            return false;
        }

        if (!known.TryGetValue(value, out var holds))
        {
            known[value] = false;
            known[value] = holds = HoldsRow(value);
        }

        return holds;
    }

    private bool HoldsRow(IOperation value) => value switch
    {
        IParameterReferenceOperation reference => Contains(reference.Parameter),
        ILocalReferenceOperation reference => Contains(reference.Local),
        IFieldReferenceOperation reference => Contains(reference.Field) || Holds(reference.Instance),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => Holds(RowInput.OfMember(value)),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Code is { IsRowThis: true },
        IConditionalAccessInstanceOperation => Holds(RowInput.OfConditionalAccess(value)),
        IConversionOperation { OperatorMethod: { } method } conversion => Holds(conversion.Operand) && IsResult(method),
        IConversionOperation conversion => Holds(conversion.Operand),
        IUnaryOperation { OperatorMethod: { } method } operation => Holds(operation.Operand) && IsResult(method),
        IBinaryOperation { OperatorMethod: { } method } operation => (Holds(operation.LeftOperand) || Holds(operation.RightOperand)) && IsResult(method),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => Holds(arm.Value)),
        ISimpleAssignmentOperation assignment => Holds(assignment.Value),
        IAnonymousFunctionOperation function => Contains(function.Symbol),
        IMethodReferenceOperation reference => Contains(reference.Method),
        IInvocationOperation { TargetMethod: var method } call => Contains(method) || (HoldsAny(call) && !isVisible(method)),
        IObjectCreationOperation { Constructor: { } method } creation => Contains(method) || (creation.Initializer?.Initializers.Any(IsGiven) ?? false) || (HoldsAny(creation) && !isVisible(method)),
        IPropertyReferenceOperation { Property: var property } reference => Contains(property) || (Holds(reference.Instance) && !isVisible(property)),
        _ => HoldsAny(value),
    };

    /// <summary>Whether an element or a member of a new object holds the row.</summary>
    private bool IsGiven(IOperation initializer) => initializer is IInvocationOperation add ? add.Arguments.Any(a => Holds(a.Value)) : Holds(initializer);

    private bool HoldsAny(IOperation value) => value.ChildOperations.Any(Holds);

    /// <summary>Whether a method that is given the row may return it.</summary>
    private bool IsResult(IMethodSymbol method) => Contains(method) || !isVisible(method);

    private static ITypeSymbol? TypeOf(ISymbol holder) => holder switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.OriginalDefinition.Type,
        IFieldSymbol field => field.OriginalDefinition.Type,
        IPropertySymbol property => property.OriginalDefinition.Type,
        _ => null,
    };
}
