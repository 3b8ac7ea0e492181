namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The fields of one record, as a library for CSV decodes them. The index is into <see cref="Columns.Five"/> or <see cref="Columns.All"/>.</summary>
internal interface IRecordFields
{
    string Text(int index);

    Guid Guid(int index);

    DateOnly Date(int index);

    long Integer(int index);

    decimal Decimal(int index);
}
