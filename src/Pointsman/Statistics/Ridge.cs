namespace Pointsman;

/// <summary>Linear regression with a small penalty, so that few or similar rows still give a sensible answer.</summary>
internal static class Ridge
{
    /// <summary>
    /// The coefficients that minimise the weighted squares plus <paramref name="penalty"/> times the squares of all
    /// coefficients but the first, which is the constant.
    /// </summary>
    public static double[] Fit(double[][] rows, double[] targets, double[] weights, double penalty)
    {
        int size = rows.Length == 0 ? 0 : rows[0].Length;
        double[,] square = new double[size, size];
        double[] right = new double[size];
        for (int r = 0; r < rows.Length; r++)
        {
            double[] row = rows[r];
            for (int i = 0; i < size; i++)
            {
                right[i] += weights[r] * row[i] * targets[r];
                for (int j = 0; j < size; j++)
                {
                    square[i, j] += weights[r] * row[i] * row[j];
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            square[i, i] += i == 0 ? 1e-9 : penalty;
        }

        return Solve(square, right);
    }

    // The matrix is symmetric and, with the penalty, positive definite: Cholesky needs no pivoting.
    private static double[] Solve(double[,] square, double[] right)
    {
        int size = right.Length;
        for (int j = 0; j < size; j++)
        {
            for (int k = 0; k < j; k++)
            {
                square[j, j] -= square[j, k] * square[j, k];
            }

            square[j, j] = Math.Sqrt(Math.Max(square[j, j], 1e-12));
            for (int i = j + 1; i < size; i++)
            {
                for (int k = 0; k < j; k++)
                {
                    square[i, j] -= square[i, k] * square[j, k];
                }

                square[i, j] /= square[j, j];
            }
        }

        for (int i = 0; i < size; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= square[i, k] * right[k];
            }

            right[i] /= square[i, i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < size; k++)
            {
                right[i] -= square[k, i] * right[k];
            }

            right[i] /= square[i, i];
        }

        return right;
    }
}
