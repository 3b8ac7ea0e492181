using Insights.Typed.Generator.Projections;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>Follows a row through a projection.</summary>
internal sealed class RowReader(ITypeSymbol rowType, DatasetSchema dataset, CancellationToken cancellationToken)
{
    private readonly RowReads reads = new();
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    /// <summary>What a projection reads; null where its code is not to be seen.</summary>
    public RowReads? Read(IOperation? projection)
    {
        switch (Unwrap(projection))
        {
            case IAnonymousFunctionOperation { Symbol.Parameters: { Length: 1 } parameters } lambda:
                Follow(lambda.Body, parameters[0], readBy: null);
                return reads;

            case IMethodReferenceOperation { Method: { Parameters.Length: 1 } method, SemanticModel: { } model }:
                return TryFollow(method, method.Parameters[0], model) ? reads : null;

            case { } value when VisibleCode.ValueOf(value, cancellationToken) is { } held && Unwrap(held) is IAnonymousFunctionOperation or IMethodReferenceOperation:
                return Read(held);

            default:
                return null;
        }
    }

    public static IOperation? Unwrap(IOperation? projection) => projection switch
    {
        IArgumentOperation argument => Unwrap(argument.Value),
        IDelegateCreationOperation creation => Unwrap(creation.Target),
        IConversionOperation conversion => Unwrap(conversion.Operand),
        _ => projection,
    };

    /// <summary>Follows the row into a member. <paramref name="row"/> is its parameter, or null where the row is <c>this</c>.</summary>
    private bool TryFollow(ISymbol member, IParameterSymbol? row, SemanticModel model)
    {
        member = member.OriginalDefinition;
        row = row?.OriginalDefinition as IParameterSymbol;
        if (!followed.Add(member))
        {
            return true;
        }

        if (VisibleCode.BodyOf(member, model, cancellationToken) is not { } body)
        {
            return false;
        }

        Follow(body, row, member);
        return true;
    }

    private void Follow(IOperation body, IParameterSymbol? row, ISymbol? readBy)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is IPropertyReferenceOperation read && IsOfRow(read) && IsRow(read.Instance, row) && !IsWritten(read) && !IsInNameOf(read))
            {
                AddMember(read, readBy);
            }
            else if (IsRow(operation, row) && !IsInNameOf(operation))
            {
                AddUse(operation);
            }
        }
    }

    private void AddMember(IPropertyReferenceOperation read, ISymbol? readBy)
    {
        var name = read.Property.Name;
        if (dataset.Columns.Any(c => c.Identifier == name))
        {
            reads.AddColumn(name);
        }
        else if (dataset.Metrics.Any(m => m.Identifier == name))
        {
            reads.AddMetric(name, readBy);
        }
        else
        {
            // The user's own, in a part of the record.
            reads.HandOn(TryFollow(read.Property, row: null, read.SemanticModel!));
        }
    }

    private void AddUse(IOperation row)
    {
        switch (row.Parent)
        {
            case IPropertyReferenceOperation read when read.Instance == row && IsOfRow(read):
            case IConditionalAccessOperation access when access.Operation == row:
            case IIsPatternOperation or ISwitchExpressionOperation when RowPatterns.MembersRead(row.Syntax) is not null:
                break;

            // What is read of the variable is followed as well.
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } when SymbolEqualityComparer.Default.Equals(local.Type, rowType) && !VisibleCode.IsSetAgain(local, row):
                reads.HandOn(isVisible: true);
                break;

            case IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation { TargetMethod: var method } call }:
                reads.HandOn(TryFollow(method.ReducedFrom ?? method, parameter, call.SemanticModel!));
                break;

            case IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation { Constructor: { } constructor } creation }:
                reads.HandOn(TryFollow(constructor, parameter, creation.SemanticModel!));
                break;

            case IInvocationOperation { TargetMethod: var method } call when call.Instance == row:
                reads.HandOn(TryFollow(method, row: null, call.SemanticModel!));
                break;

            default:
                reads.HandOn(isVisible: false);
                break;
        }
    }

    private bool IsOfRow(IPropertyReferenceOperation read) => SymbolEqualityComparer.Default.Equals(read.Property.ContainingType, rowType);

    /// <summary>Whether a value is the row at hand: its parameter, a variable for it, a copy, or what a pattern looks at.</summary>
    private bool IsRow(IOperation? value, IParameterSymbol? row) => value switch
    {
        IParameterReferenceOperation reference => SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, row),
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => row is null,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput } input => IsRow(MatchedBy(input), row),
        IConditionalAccessInstanceOperation instance => IsRow(AccessedBy(instance), row),
        IWithOperation copy => IsRow(copy.Operand, row),
        ILocalReferenceOperation local when SymbolEqualityComparer.Default.Equals(local.Type, rowType) => VisibleCode.ValueOf(local, cancellationToken) is { } held && IsRow(held, row),
        _ => false,
    };

    private static IOperation? AccessedBy(IOperation instance) =>
        instance.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault(access => !IsWithin(instance, access.Operation))?.Operation;

    /// <summary>Only patterns on the row itself: those within another subpattern look at something else.</summary>
    private static IOperation? MatchedBy(IOperation input) => input.Ancestors().FirstOrDefault(a => a is IPropertySubpatternOperation)?.Ancestors()
        .Select(a => a switch
        {
            IPropertySubpatternOperation => null,
            IIsPatternOperation match => match.Value,
            ISwitchExpressionOperation match => match.Value,
            ISwitchOperation match => match.Value,
            _ => input,
        })
        .FirstOrDefault(matched => matched != input);

    private static bool IsWithin(IOperation operation, IOperation outer) => operation == outer || operation.Ancestors().Contains(outer);

    private static bool IsWritten(IPropertyReferenceOperation read) => read.Parent is IAssignmentOperation assignment && assignment.Target == read;

    private static bool IsInNameOf(IOperation operation) => operation.Ancestors().Any(a => a is INameOfOperation);
}
