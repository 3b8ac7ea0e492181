using Apache.Arrow;
using Apache.Arrow.Types;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Parquet.Columns;

/// <summary>Collects the values of one column, and creates Arrow arrays of them.</summary>
internal abstract class ArrowColumn(IArrowType type)
{
    /// <summary>Gets the type of the arrays.</summary>
    public IArrowType Type => type;

    /// <summary>Gets the number of bytes that the column needs in addition to a fixed number for each value.</summary>
    public virtual long VariableBytes => 0;

    /// <summary>Reads the values of the next records.</summary>
    /// <param name="column">The column.</param>
    /// <param name="start">The number of values before them. Values that were read before at or after this position were not accepted, and are replaced.</param>
    public abstract void Read(FieldColumn column, int start);

    /// <summary>Creates an array of the first values, and starts again without values.</summary>
    public abstract IArrowArray Build(int count);

    /// <param name="column">The column.</param>
    /// <param name="format">The types that the caller chose.</param>
    /// <param name="isReused">true if an array is not used after the next values are read.</param>
    public static ArrowColumn Create(ReaderColumn column, ColumnFormat format, bool isReused) => column.Type switch
    {
        ColumnType.Text => new TextColumnBuilder(column.IsNullable, isReused),
        ColumnType.Integer => new IntegerColumnBuilder(column.IsNullable, isReused),
        ColumnType.Decimal => new DecimalColumnBuilder(column.IsNullable, isReused, format.DecimalPrecision, format.DecimalScale),
        ColumnType.Date => new DateColumnBuilder(column.IsNullable, isReused),
        ColumnType.DateTime => new TimestampColumnBuilder(column.IsNullable, isReused, format.TimestampUnit),
        ColumnType.Guid => new GuidColumnBuilder(column.IsNullable, isReused),
        ColumnType.Flag => new BooleanColumnBuilder(column.IsNullable, isReused),
    };
}
