using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Determines which values can be the row, or contain it.</summary>
/// <param name="rowType">The row's record.</param>
/// <param name="hasSource">Whether the code of a member is visible, so that its result is known.</param>
internal sealed class RowValues(ITypeSymbol rowType, Func<ISymbol, bool> hasSource)
{
    private readonly HashSet<ISymbol> holders = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, bool> results = [];
    private readonly RowCapacity capacity = new(rowType);
    private readonly ComparedTypes comparedTypes = new(rowType);

    /// <summary>The code that contains the operations.</summary>
    public CodeBody? Code { get; set; }

    /// <summary>Whether a value was added since the last <see cref="StartPass"/>.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Forgets the values that did not contain the row, which can contain it in the next pass.</summary>
    public void StartPass()
    {
        results.Clear();
        IsChanged = false;
    }

    /// <summary>Adds a variable, parameter, field or property that can contain the row, or a function that can return it.</summary>
    public void Add(ISymbol holder) => IsChanged |= CanHold(GetSymbolType(holder)) && holders.Add(holder.OriginalDefinition);

    public void MarkThisAsRow(CodeBody code)
    {
        IsChanged |= !code.IsThisRow;
        code.IsThisRow = true;
    }

    /// <summary>Whether a value of a type can contain the row.</summary>
    public bool CanHold(ITypeSymbol? type) => capacity.CanHold(type);

    /// <summary>Whether a comparison of values of a type can compare the row.</summary>
    public bool CanCompareRow(ITypeSymbol? type) => comparedTypes.CanCompareRow(type);

    public bool Contains(ISymbol holder) => holders.Contains(holder.OriginalDefinition);

    public bool IsRowMember(ISymbol member) => SymbolEqualityComparer.Default.Equals(member.ContainingType, rowType);

    /// <summary>Whether a value, before conversions that keep it, has the type of the row and can be the row.</summary>
    public bool IsRow(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return SymbolEqualityComparer.Default.Equals(value.Type, rowType) && ContainsRow(value);
    }

    /// <summary>Whether a value can be the row, or contain it.</summary>
    public bool ContainsRow(IOperation? value)
    {
        if (value is null || !CanHold(value.Type))
        {
            return false;
        }

        if (!results.TryGetValue(value, out var containsRow))
        {
            results[value] = false;
            results[value] = containsRow = ComputeContainsRow(value);
        }

        return containsRow;
    }

    private bool ComputeContainsRow(IOperation value) => value switch
    {
        IParameterReferenceOperation reference => Contains(reference.Parameter),
        ILocalReferenceOperation reference => Contains(reference.Local),
        IFieldReferenceOperation reference => Contains(reference.Field) || ContainsRow(reference.Instance),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } => ContainsRow(RowInput.FindMemberPatternInput(value)),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => Code is { IsThisRow: true },
        IConditionalAccessInstanceOperation => ContainsRow(RowInput.FindConditionalReceiver(value)),
        IConversionOperation { OperatorMethod: { } method } conversion => ContainsRow(conversion.Operand) && CanReturnRow(method),
        IConversionOperation conversion => ContainsRow(conversion.Operand),
        IUnaryOperation { OperatorMethod: { } method } operation => ContainsRow(operation.Operand) && CanReturnRow(method),
        IBinaryOperation { OperatorMethod: { } method } operation => (ContainsRow(operation.LeftOperand) || ContainsRow(operation.RightOperand)) && CanReturnRow(method),
        ISwitchExpressionOperation choice => choice.Arms.Any(arm => ContainsRow(arm.Value)),
        ISimpleAssignmentOperation assignment => ContainsRow(assignment.Value),
        IAnonymousFunctionOperation function => Contains(function.Symbol),
        IMethodReferenceOperation reference => Contains(reference.Method),
        IInvocationOperation { TargetMethod: var method } call => Contains(method) || (HasChildWithRow(call) && !hasSource(method)),
        IObjectCreationOperation { Constructor: { } method } creation => Contains(method) || (creation.Initializer?.Initializers.Any(IsInitializedWithRow) ?? false) || (HasChildWithRow(creation) && !hasSource(method)),
        IPropertyReferenceOperation { Property: var property } reference => Contains(property) || (HasChildWithRow(reference) && !hasSource(property)),
        _ => HasChildWithRow(value),
    };

    /// <summary>Whether an element or a member of a new object contains the row.</summary>
    private bool IsInitializedWithRow(IOperation initializer) => initializer is IInvocationOperation add ? add.Arguments.Any(a => ContainsRow(a.Value)) : ContainsRow(initializer);

    private bool HasChildWithRow(IOperation value) => value.ChildOperations.Any(ContainsRow);

    /// <summary>Whether a method that receives the row can return it.</summary>
    private bool CanReturnRow(IMethodSymbol method) => Contains(method) || !hasSource(method);

    private static ITypeSymbol? GetSymbolType(ISymbol holder) => holder switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.OriginalDefinition.Type,
        IFieldSymbol field => field.OriginalDefinition.Type,
        IPropertySymbol property => property.OriginalDefinition.Type,
        _ => null,
    };
}
