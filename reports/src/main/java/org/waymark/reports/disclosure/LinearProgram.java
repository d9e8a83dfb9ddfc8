package org.waymark.reports.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/** A linear program over variables from 0 on, solved by ojAlgo. */
final class LinearProgram {

  /** In place of no bound: an optimum is then always reached, and the numbers stay exact. */
  static final double MOST = 1e6;

  private final List<double[]> bounds = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  /**
   * A sum of variables, each times its factor.
   *
   * @param variables their numbers
   * @param factors of each
   */
  record Sum(int[] variables, double[] factors) {

    /** Of no variables. */
    static final Sum NOTHING = new Sum(new int[0], new double[0]);

    static Sum of(int variable, double factor) {
      return new Sum(new int[] {variable}, new double[] {factor});
    }
  }

  private record Row(Sum sum, double least, double most) {}

  /** The number of a new variable between two bounds. */
  int variable(double least, double most) {
    bounds.add(new double[] {least, Math.min(most, MOST)});
    return bounds.size() - 1;
  }

  /** Keeps a sum between two bounds, either of which may be infinite. */
  void row(Sum sum, double least, double most) {
    rows.add(new Row(sum, least, most));
  }

  /** The variables where the sum is least, or nothing where no variables keep all bounds. */
  Optional<double[]> minimise(Sum sum) {
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> variables = new ArrayList<>();
    for (double[] bound : bounds) {
      if (bound[0] > bound[1]) {
        return Optional.empty();
      }
      variables.add(model.addVariable().lower(bound[0]).upper(bound[1]));
    }
    for (Row row : rows) {
      Expression expression = model.addExpression();
      set(expression, row.sum(), variables);
      if (Double.isFinite(row.least())) {
        expression.lower(row.least());
      }
      if (Double.isFinite(row.most())) {
        expression.upper(row.most());
      }
    }
    Expression objective = model.addExpression();
    set(objective, sum, variables);
    objective.weight(1);
    return solved(model.minimise());
  }

  private static void set(Expression expression, Sum sum, List<Variable> variables) {
    for (int i = 0; i < sum.variables().length; i++) {
      expression.add(variables.get(sum.variables()[i]), sum.factors()[i]);
    }
  }

  private static Optional<double[]> solved(Optimisation.Result result) {
    if (result.getState().isOptimal()) {
      return Optional.of(result.toRawCopy1D());
    }
    if (result.getState() == Optimisation.State.INFEASIBLE) {
      return Optional.empty();
    }
    throw new IllegalStateException("a linear program ended as " + result.getState());
  }
}
